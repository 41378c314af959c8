"""Tables drawn as figures; the only place that knows plotly and wordcloud."""
