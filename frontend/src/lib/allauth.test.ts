import { i18n } from "@lingui/core";
import { beforeAll, expect, test } from "vitest";
import { problemOfAnswer } from "./allauth";

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));

const refused = (...errors: object[]) => problemOfAnswer(400, { status: 400, errors });

test("a wrong password is said in our words, beside its field", () => {
  const problem = refused({ message: "Falsch", code: "email_password_mismatch", param: "password" });
  expect(problem.field).toBe("password");
  expect(problem.message).not.toBe("Falsch");
});

test("a code that we do not know keeps the server's sentence", () => {
  expect(refused({ message: "Unusual.", code: "new_rule", param: "password" }).message).toBe("Unusual.");
});

test("several reasons on one field are all said; those on others wait", () => {
  const problem = refused(
    { message: "A.", code: "a", param: "password" },
    { message: "B.", code: "b", param: "email" },
    { message: "C.", code: "c", param: "password" },
  );
  expect(problem).toMatchObject({ field: "password", message: "A. C." });
});

test("an error of the whole form has no field", () => {
  expect(refused({ message: "No.", code: "too_many_login_attempts" }).field).toBeNull();
});

test("other statuses are told apart by their number, whatever the body", () => {
  const words = [0, 429, 500].map((status) => problemOfAnswer(status, "<html>").message);
  expect(new Set(words).size).toBe(3);
  expect(problemOfAnswer(400, { errors: "none" }).message).not.toBe("");
});
