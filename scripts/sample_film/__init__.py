"""Makes the sample film: what is seen and spoken (`story`), how it is drawn and voiced."""
