/** Leading somewhere from outside of React: a notice's act. */
import { navigate } from "wouter/use-browser-location";

export const goTo = (path: string): void => navigate(path);
