"""The way out leads to the open internet alone, and nobody outside can hold it up or fill it."""

import ipaddress

import pytest

from tests.workspace.egress.pages import Page, names_to, serving
from workspace.egress.addresses import is_public
from workspace.egress.client import Ask, Egress, EgressFailed, EgressRefused, Limits, Reason
from workspace.egress.urls import BadUrl, read_url

pytestmark = pytest.mark.pure

CLOSED = [
    *("127.0.0.1", "0.0.0.0", "10.0.0.1", "172.16.9.9", "192.168.1.1", "169.254.169.254", "100.100.100.200"),
    *("192.0.0.192", "168.63.129.16", "224.0.0.1", "255.255.255.255", "240.0.0.1", "198.18.0.1"),
    *("::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "::ffff:127.0.0.1"),
    *("::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "::127.0.0.1"),
    "2001:0:7f00:1::1",
]


def reason_of(client: Egress, url: str, limits: Limits | None = None) -> Reason:
    """Return why a request was refused or failed."""
    with pytest.raises((EgressRefused, EgressFailed)) as caught:
        client.send(Ask(url), limits)
    error = caught.value
    assert isinstance(error, EgressRefused | EgressFailed)
    return error.reason


@pytest.mark.parametrize("address", CLOSED)
def test_no_address_inside_is_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_a_name_with_one_address_inside_is_refused_whole() -> None:
    client = Egress(names=names_to("93.184.216.34", "10.0.0.1"))
    assert reason_of(client, "http://two.example/") is Reason.ADDRESS


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "localhost"]
)
def test_loopback_is_seen_in_every_spelling(host: str) -> None:
    assert reason_of(Egress(), f"http://{host}/") in (Reason.ADDRESS, Reason.CONNECTION, Reason.URL)


@pytest.mark.parametrize(
    "url",
    ["ftp://a.example/", "file:///etc/passwd", "http://", "http://me:pw@a.example/", "http://a b/", "//a"],
)
def test_only_plain_web_addresses_are_read(url: str) -> None:
    with pytest.raises(BadUrl):
        read_url(url)


def test_addresses_have_one_spelling() -> None:
    assert read_url("HTTPS://Bücher.example:443/ä b?q=ü#part").url == (
        "https://xn--bcher-kva.example/%C3%A4%20b?q=%C3%BC"
    )


def test_other_ports_are_refused() -> None:
    assert reason_of(Egress(names=names_to("93.184.216.34")), "http://a.example:22/") is Reason.PORT


def test_a_page_arrives_with_its_name_kept_and_no_cookie_sent() -> None:
    with serving(page=Page("Grüße".encode())) as site:
        answer = site.client().send(Ask(site.url("/page")))
        assert (answer.status, answer.body.decode()) == (200, "Grüße")
        fields = site.asked[0][1]
        assert fields["host"] == f"pages.example:{site.port}"
        assert "cookie" not in fields


def test_redirects_are_followed_and_each_is_judged() -> None:
    with serving(a=Page(status=302, location="/b"), b=Page(b"here")) as site:
        site.pages["/in"] = Page(status=302, location=f"http://inside.example:{site.port}/")
        site.pages["/file"] = Page(status=302, location="file:///etc/passwd")
        client, three = site.client(), Limits(redirects=3)
        answer = client.send(Ask(site.url("/a")), three)
        assert (answer.body, answer.url) == (b"here", site.url("/b"))
        assert reason_of(client, site.url("/in"), three) is Reason.ADDRESS
        assert reason_of(client, site.url("/file"), three) is Reason.URL


def test_a_circle_of_redirects_ends() -> None:
    with serving(a=Page(status=301, location="/a")) as site:
        assert reason_of(site.client(), site.url("/a"), Limits(redirects=3)) is Reason.REDIRECTS
        assert len(site.asked) == 4


def test_without_redirects_one_is_an_answer() -> None:
    with serving(a=Page(status=302, location="/b")) as site:
        assert site.client().send(Ask(site.url("/a"))).status == 302


def test_a_page_that_never_ends_is_cut_or_refused() -> None:
    with serving(long=Page(b"x" * 5_000)) as site:
        client = site.client()
        assert reason_of(client, site.url("/long"), Limits(bytes=1_000)) is Reason.SIZE
        answer = client.send(Ask(site.url("/long")), Limits(bytes=1_000, cut=True))
        assert (len(answer.body), answer.is_cut) == (1_000, True)


def test_a_page_that_drips_is_over_when_its_time_is() -> None:
    with serving(slow=Page(drip_s=0.02)) as site:
        assert reason_of(site.client(), site.url("/slow"), Limits(time_s=0.15)) is Reason.TIME


def test_a_packed_page_is_unpacked_no_further_than_the_limit() -> None:
    with serving(bomb=Page(b"0" * 2_000_000, encoding="gzip"), ok=Page(b"ok", encoding="gzip")) as site:
        client = site.client()
        assert client.send(Ask(site.url("/ok"))).body == b"ok"
        assert reason_of(client, site.url("/bomb"), Limits(bytes=10_000)) is Reason.SIZE


def test_an_encoding_that_was_not_asked_for_is_refused() -> None:
    with serving(odd=Page(b"?", encoding="br"), bad=Page(b"no gzip", encoding="x-gzip")) as site:
        assert reason_of(site.client(), site.url("/odd")) is Reason.ENCODING
        assert reason_of(site.client(), site.url("/bad")) is Reason.ENCODING


def test_a_body_is_posted_with_its_fields() -> None:
    with serving(hook=Page(status=202)) as site:
        ask = Ask(site.url("/hook"), "POST", {"Content-Type": "application/json", "X-Sign": "s"}, b"{}")
        assert site.client().send(ask).status == 202
        assert site.asked[0][1]["x-sign"] == "s"
        assert site.pages["/said"].body == b"{}"


def test_nobody_there_is_a_failure_that_may_pass() -> None:
    with serving() as site:
        gone = site.url("/")
        client = site.client()
    with pytest.raises(EgressFailed):
        client.send(Ask(gone))
