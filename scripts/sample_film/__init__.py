"""The sample film: what is seen and said (`story`), and how it is drawn and spoken."""
