import pytest

from tests.flows import test_matrix as t
from tests.flows.test_matrix import *


@pytest.mark.django_db
@pytest.mark.parametrize("row", [0])
def test_gen(world, row):
    for r in t.ROUTE_ROWS:
        a = {k: answer_of(Asking(world, r, k).send()) for k in PEOPLE}
        print(f"{r.method:<6} {r.path:<62} {r.place:<8} " + " ".join(a.values()))
