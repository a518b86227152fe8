/**
 * The composer stays above a phone's keyboard. Browsers that heed `interactive-widget` shrink the page by themselves;
 * on iOS the keyboard lies over it, so the page is told how much is left to see.
 */
const KEYBOARD_PX = 120;

export function keepAboveKeyboard(): () => void {
  const { visualViewport } = window;
  if (!visualViewport) return () => undefined;
  const root = document.documentElement;
  const fit = () => {
    // A zoomed page is smaller as well, and no keyboard.
    const isCovered = visualViewport.scale === 1 && innerHeight - visualViewport.height > KEYBOARD_PX;
    if (isCovered) root.style.setProperty("--seen-height", `${visualViewport.height}px`);
    else root.style.removeProperty("--seen-height");
    if (isCovered) scrollTo(0, 0);
  };
  visualViewport.addEventListener("resize", fit);
  return () => visualViewport.removeEventListener("resize", fit);
}
