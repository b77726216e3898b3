"""What users and other programs meet: the command line, the formats of output, and the schemas of the records."""
