"""Holds the text around the tables of docs/recommender.md."""

TEMPLATE = """\
# How well the recommender chooses

Written by `python -m benchmarks.recommender`; change nothing here by hand.

**What this is for.** It shows what the ranking gains over chance and over the label alone, and what
it gives up for that; the weights were chosen with it. The shipped
catalogues have no files to listen to, so the part `fit` has no value here and changes no number of
this page; it is proved on generated music by `tests/music/fit` and
`tests/music/recommend/test_fit_part.py`.

**Set-up.** {scenes} random scenes, five tracks for each, {seeds} seeds (mean ± standard
deviation over seeds). The scores of a scene are drawn from a Dirichlet distribution
(concentration {concentration}), its length from {shortest:.0f} to {longest:.0f} s. The tracks are
the shipped catalogues together, {tracks} tracks ({lists}). Every scene is ranked on its own, so
nothing is gained from not repeating tracks within a film.

- *random choice*: five tracks out of all.
- *argmax label*: the list of the scene's top emotion, its first five tracks as the original system
  takes them (`classic` goes on from there in the next scene), or five at random.
- *match*: this program's ranking; beside it the same without its diversity part.

## Against the catalogue's own moods

The truth is the scene's top emotion. **Precision at 5**: share of the five tracks whose allocated
emotion is the truth. By **mood**: share with a mood that serves the truth in the mood map, whatever
the odd/even rule made of it. **Affect distance**: mean distance of the track's moods from the
scene's expectation, in points on the 1 to 9 scales of valence, arousal and dominance (lower is
better). **Coverage**: different tracks listed over all scenes, out of {most} places.
**Diversity**: mean over the pairs in a list of 1 - likeness (same artist 0.5, moods 0.4, same
catalogue 0.1); beside it the different artists among five.

| choice | precision at 5 | by mood | affect distance | coverage | diversity | artists |
| --- | --- | --- | --- | --- | --- | --- |
{table}

## When the scores themselves are uncertain

Here the truth is drawn from the scene's scores, which is what calibrated scores mean: a scene with
0.5 sad is sad half of the time. **Hit at 5**: share of scenes with at least one right track.

| choice | precision at 5 | hit at 5 |
| --- | --- | --- |
{drawn}

## Styles

The lift of a genre for an emotion is how often its tracks have that emotion, as a multiple of what
their catalogues' shares of emotions would give; few tracks are drawn towards 1
(`catalog/genre_emotions.csv`, counted over both catalogues). From {serves} on a genre serves an
emotion, and up to three are named with a scene:

| scene | styles that serve it, with their lift |
| --- | --- |
{serving}

Below {rare} a genre is rare for an emotion. The part `style match` (weight {style_weight}) asks
tracks of rare genres to make up for it by other parts; a track without a genre is neither favoured
nor left out. The top {style_top} tracks of the same scenes, shares of tracks:

| ranking | of a rare genre | of a serving one | genre known | precision |
| --- | --- | --- | --- | --- |
{styles}

Rare and serving are by the counts that the ranking itself uses, so this shows that the part does
what it says and what it costs. Whether the counts say something about other music: every second
track was counted for the ranking, and the others were ranked and judged by counts of their own.

| ranking, other half | of a rare genre | of a serving one | genre known | precision |
| --- | --- | --- | --- | --- |
{held_out}

The moods come from listeners and libraries, and the odd/even rule
gives some moods to two emotions: what a table of genres says about disgust is what it says about
aggression.

## How to read this

- Taking the label alone cannot be beaten at the first precision, because there the truth *is* the
  label: it has 1 by definition. Nor can it at the second, where no choice has a higher expected
  precision than the most probable label. What the ranking gives up there it gives up where the two
  best emotions are nearly equal.
- Random choice from the label's list, or from everything, covers more of the catalogue than a
  ranking that prefers better tracks; taking the first five shows the same 40 tracks for ever. As
  the scenes of one film, where a track is not repeated without need, the same {scenes} scenes (seed
  0) get {film} different tracks.
- Five tracks at random hit a drawn truth about as often as any ranking, because they are scattered
  over all emotions; one or two of the five then fit and the others are far off (see the precision
  and the distance).
- Affect distance is a part of the ranking's own score, so this shows that the ranking does what it
  says and not that people would agree. Nobody has listened: that would take a listening test.

## Time

Processor time of one core, which does not depend on what else the machine is doing.

| what | time |
| --- | --- |
{timings}
"""
