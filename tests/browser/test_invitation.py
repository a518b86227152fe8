"""From the administrator's invitation to a new person in the product."""

from playwright.sync_api import expect

from tests.browser.house import House


def test_an_invitation_lets_exactly_one_person_in(house: House) -> None:
    aylin = house.enter("aylin.demir")
    aylin.open("/house/invitations")
    aylin.page.get_by_label("E-mail address").fill("nele.neu@morgenrad.example")
    aylin.page.get_by_role("button", name="Invite", exact=True).click()
    link = aylin.page.locator("code", has_text="/welcome/").inner_text()

    nele = house.stranger()
    nele.page.goto(link)
    expect(nele.page.get_by_role("heading", name="Aylin Demir invites you")).to_be_visible()
    nele.page.get_by_label("Your name").fill("Nele Neu")
    nele.page.get_by_label("Password", exact=True).fill("a kettle on the balcony")
    nele.page.get_by_role("button", name="Join", exact=True).click()
    expect(nele.page.get_by_role("button", name="You: Nele Neu")).to_be_visible()
    expect(nele.page.get_by_role("heading", name="Rooms").first).to_be_visible()

    late = house.stranger()
    with late.cut_off():
        late.page.goto(link)
        expect(late.page.get_by_role("heading", name="The invitation is used up")).to_be_visible()
        expect(late.page.get_by_role("link", name="Sign in")).to_be_visible()
