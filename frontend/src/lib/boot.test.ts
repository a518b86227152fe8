import { expect, test } from "vitest";
import { parseBoot } from "./boot";

test("what the server says is taken", () => {
  const json = { signed_in: true, organisation: "Werk AG", language: "de", csrf_token: "t0k" };
  expect(parseBoot(json, ["en-GB"])).toEqual({
    isSignedIn: true,
    organisation: "Werk AG",
    locale: "de",
    csrfToken: "t0k",
    demoSignIns: [],
  });
});

test("demo accounts are offered where the server names them, whole ones only", () => {
  const lena = { email: "lena@werk.example", password: "kaffee", name: "Lena Vogt", what: "Mitglied" };
  expect(parseBoot({ demo_sign_ins: [lena, { email: "half" }, null] }, []).demoSignIns).toEqual([lena]);
});

test("the browser's language stands in for an unknown one", () => {
  expect(parseBoot(null, ["fr-FR", "de-AT", "en"]).locale).toBe("de");
  expect(parseBoot({ language: "fr" }, ["fr"]).locale).toBe("en");
});

test("a page without or with a broken block opens as signed out", () => {
  expect(parseBoot(undefined, []).isSignedIn).toBe(false);
  expect(parseBoot({ signed_in: "yes", organisation: 5 }, []).organisation).toBe("Flurfunk");
});
