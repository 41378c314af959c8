"""Everything that is counted; importable and useful without Streamlit."""
