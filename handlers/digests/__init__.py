"""The RAG digest: composed, previewed, posted, kept, corrected; and the chair's brief."""
