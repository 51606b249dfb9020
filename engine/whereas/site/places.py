"""Places as people name them: `us/ca/oakland` is Oakland, California."""

from __future__ import annotations

from collections.abc import Mapping

_NAMES: Mapping[str, str] = {
    "model": "Model texts",
    "eu": "European Union",
    "us": "United States",
    "us/ar": "Arkansas",
    "us/ca": "California",
    "us/co": "Colorado",
    "us/il": "Illinois",
    "us/la": "Louisiana",
    "us/me": "Maine",
    "us/mn": "Minnesota",
    "us/nh": "New Hampshire",
    "us/nj": "New Jersey",
    "us/ny": "New York",
    "us/ny/nyc": "New York City",
    "us/oh": "Ohio",
    "us/oh/yellowsprings": "Yellow Springs",
    "us/ca/paloalto": "Palo Alto",
    "us/ca/sandiego": "San Diego",
    "us/ca/sf": "San Francisco",
    "us/la/neworleans": "New Orleans",
    "us/la/nola": "New Orleans",
    "us/ut": "Utah",
    "us/va": "Virginia",
    "us/vt": "Vermont",
    "us/wa": "Washington",
}


def place_name(place: str) -> str:
    """Return the name of a place without what it lies in: "Oakland"."""
    return _NAMES.get(place) or place.rpartition("/")[2].replace("_", " ").capitalize()


def place_words(place: str) -> str:
    """Return the name of a place, with the state that it lies in: "Oakland, California"."""
    above = place.rpartition("/")[0]
    return place_name(place) if above.count("/") < 1 else f"{place_name(place)}, {place_name(above)}"
