"""What a text states: metadata, organizations, years, figures, themes, each with its evidence."""
