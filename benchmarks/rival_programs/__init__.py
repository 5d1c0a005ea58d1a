"""What somebody would run instead of the analysis: one program each, for any interpreter that has
the packages. Nothing else imports them."""
