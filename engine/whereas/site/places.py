"""Places as people name them: `us/ca/oakland` is Oakland, California."""

from __future__ import annotations

from collections.abc import Mapping

_NAMES: Mapping[str, str] = {
    "model": "Model texts",
    "eu": "European Union",
    "us": "United States",
    "us/al": "Alabama",
    "us/ak": "Alaska",
    "us/az": "Arizona",
    "us/ar": "Arkansas",
    "us/ca": "California",
    "us/co": "Colorado",
    "us/ct": "Connecticut",
    "us/de": "Delaware",
    "us/dc": "District of Columbia",
    "us/fl": "Florida",
    "us/ga": "Georgia",
    "us/hi": "Hawaii",
    "us/id": "Idaho",
    "us/il": "Illinois",
    "us/ia": "Iowa",
    "us/ks": "Kansas",
    "us/ky": "Kentucky",
    "us/la": "Louisiana",
    "us/me": "Maine",
    "us/md": "Maryland",
    "us/ma": "Massachusetts",
    "us/mi": "Michigan",
    "us/mn": "Minnesota",
    "us/ms": "Mississippi",
    "us/mo": "Missouri",
    "us/mt": "Montana",
    "us/ne": "Nebraska",
    "us/nv": "Nevada",
    "us/nh": "New Hampshire",
    "us/nj": "New Jersey",
    "us/nm": "New Mexico",
    "us/ny": "New York",
    "us/nc": "North Carolina",
    "us/nd": "North Dakota",
    "us/oh": "Ohio",
    "us/ok": "Oklahoma",
    "us/or": "Oregon",
    "us/pa": "Pennsylvania",
    "us/pr": "Puerto Rico",
    "us/ri": "Rhode Island",
    "us/sc": "South Carolina",
    "us/sd": "South Dakota",
    "us/tn": "Tennessee",
    "us/tx": "Texas",
    "us/ut": "Utah",
    "us/vt": "Vermont",
    "us/va": "Virginia",
    "us/wa": "Washington",
    "us/wv": "West Virginia",
    "us/wi": "Wisconsin",
    "us/wy": "Wyoming",
    "us/ny/nyc": "New York City",
    "us/oh/yellowsprings": "Yellow Springs",
    "us/ca/paloalto": "Palo Alto",
    "us/ca/sandiego": "San Diego",
    "us/ca/sf": "San Francisco",
    "us/la/neworleans": "New Orleans",
    "us/la/nola": "New Orleans",
}


def place_name(place: str) -> str:
    """Return the name of a place without what it lies in: "Oakland"."""
    return _NAMES.get(place) or place.rpartition("/")[2].replace("_", " ").capitalize()


def place_words(place: str) -> str:
    """Return the name of a place, with the state that it lies in: "Oakland, California"."""
    above = place.rpartition("/")[0]
    return place_name(place) if above.count("/") < 1 else f"{place_name(place)}, {place_name(above)}"
