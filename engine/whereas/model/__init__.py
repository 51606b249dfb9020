"""The nouns: kinds, vocabulary, law, expression, facts, verdict, trace. Data only, no verbs."""
