"""Signed out from elsewhere: the page stays, and so does what was being written."""

from playwright.sync_api import expect

from tests.browser.house import House
from workspace.config.demo.sign_ins import DEMO_PASSWORD

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def test_a_session_ended_elsewhere_keeps_place_and_draft(house: House) -> None:
    place = house.place("mara.lindner")
    here = house.stranger(user_agent=FIREFOX)
    here.page.goto(f"/rooms/{place.room}")
    here.sign_in("mara.lindner")
    here.composer.press_sequentially("Not finished yet")
    desk = house.enter("mara.lindner")
    desk.open("/settings/sessions")
    with here.cut_off():
        desk.page.get_by_role("button", name="Sign out Firefox").first.click()
        notice = here.page.get_by_role("dialog")
        expect(notice).to_contain_text("You have been signed out")
        expect(notice.get_by_label("E-mail address")).to_have_value("mara.lindner@morgenrad.example")
        notice.get_by_label("Password", exact=True).fill(DEMO_PASSWORD)
        notice.get_by_role("button", name="Sign in", exact=True).click()
        expect(notice).to_have_count(0)
    assert here.page.url.endswith(f"/rooms/{place.room}")
    expect(here.composer).to_have_value("Not finished yet")
    here.composer.press("Enter")
    here.sees("Not finished yet")


def test_a_wrong_password_says_what_to_do(house: House) -> None:
    house.hands("tobias.krahl")  # who speaks English from then on
    someone = house.stranger()
    someone.page.goto("/")
    with someone.cut_off():
        someone.sign_in("tobias.krahl", "not the password")
        alert = someone.page.get_by_text("Address and password do not go together.")
        expect(alert.first).to_be_visible()
        someone.sign_in("tobias.krahl")
        expect(someone.page.get_by_role("navigation", name="Channels")).to_be_visible()
