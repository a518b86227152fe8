"""The engine of live audio talks: aiortc, PyAV and numpy; it knows neither Django nor the rest of the product."""
