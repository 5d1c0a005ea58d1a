"use strict";
(() => {
  // The page is whole without this: it only reads the chart out where somebody points.
  const chart = document.querySelector(".chart");
  const plot = chart.querySelector(".plot");
  const cursor = chart.querySelector(".cursor");
  const readOut = chart.querySelector(".read-out");
  const data = JSON.parse(chart.dataset.chart);
  const count = data.times.length;
  let current = 0;

  const strongest = (scores) =>
    scores === -1
      ? data.nothing
      : scores
          .map((score, index) => [score, data.emotions[index]])
          .sort((a, b) => b[0] - a[0])
          .slice(0, 2)
          .filter(([score], place) => place === 0 || score >= 10)
          .map(([score, emotion]) => `${emotion} ${score} %`)
          .join(", ");

  const line = (tag, words) => {
    const made = document.createElement(tag);
    made.textContent = words;
    return made;
  };

  const felt = (index) => {
    const values = data.affect.values[index];
    if (!values || values === -1) return [];
    const tenths = values.map((value) => (value / 10).toFixed(1));
    return [line("p", tenths.reduce((text, value) => text.replace("{}", value), data.affect.text))];
  };

  const loud = (index) => {
    const energy = data.energy.values[index];
    return energy >= 0 ? [line("p", data.energy.text.replace("{}", energy))] : [];
  };

  const show = (index) => {
    current = Math.min(count - 1, Math.max(0, index));
    const box = plot.getBoundingClientRect();
    const outer = chart.getBoundingClientRect();
    const along = Math.min(1, (current + 0.5) / data.bins) * box.width;
    const x = box.left - outer.left + along;
    const scene = data.scenes[current];
    const head = data.times[current] + (scene ? `, ${data.scene.replace("{}", scene)}` : "");
    readOut.replaceChildren(
      line("b", head),
      ...Object.entries(data.lanes).map(([name, lane]) =>
        line("p", `${name}: ${strongest(lane[current])}`)),
      ...felt(current),
      ...loud(current),
      ...data.characters
        .filter(([, lane]) => lane[current] !== -1)
        .map(([name, lane]) => line("p", `${name}: ${strongest(lane[current])}`)),
    );
    cursor.hidden = readOut.hidden = false;
    cursor.style.left = `${along}px`;
    const width = readOut.offsetWidth;
    const left = x + 12 + width > outer.width ? x - 12 - width : x + 12;
    readOut.style.left = `${Math.max(4, Math.min(left, outer.width - width - 4))}px`;
  };

  const hide = () => { cursor.hidden = readOut.hidden = true; };

  const at = (event) => {
    const box = plot.getBoundingClientRect();
    const frame = Math.round(((event.clientX - box.left) / box.width) * data.frames);
    show(Math.floor(((frame + 0.5) / data.frames) * data.bins));
  };

  chart.addEventListener("pointermove", at);
  chart.addEventListener("pointerdown", at);
  chart.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") hide(); });
  chart.addEventListener("blur", hide);
  const go = (scene) =>
    document.getElementById(`scene-${scene}`)?.scrollIntoView({ behavior: "smooth" });
  chart.addEventListener("dblclick", () => go(data.scenes[current]));
  chart.querySelectorAll(".strip b").forEach((number) =>
    number.addEventListener("click", () => go(number.textContent)));
  chart.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: -1, ArrowRight: 1, PageDown: 10, PageUp: -10, Home: -count, End: count };
    if (event.key === "Escape") hide();
    if (!(event.key in steps)) return;
    event.preventDefault();
    show(current + steps[event.key]);
  });
})();
