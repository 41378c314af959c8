"""What the reader sees; page scripts lie in subfolders (scripts directly in here switch Streamlit to its old discovery)."""
