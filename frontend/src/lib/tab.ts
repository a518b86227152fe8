/** The browser's tab as a sign: "(3)" before the title, a dot on the icon. */
const UNREAD_ICON = "/static/app/favicon-unread.svg";
const PLAIN_ICON = "/static/app/favicon.svg";

const withoutCount = (title: string) => title.replace(/^\(\d+\+?\) /, "");

/** Keeps the count before whatever title the screens set. */
export function markTab(): { tell: (count: number) => void; stop: () => void } {
  let count = 0;
  const write = () => {
    const plain = withoutCount(document.title);
    const title = count > 0 ? `(${count > 99 ? "99+" : count}) ${plain}` : plain;
    if (document.title !== title) document.title = title;
  };
  const observer = new MutationObserver(write);
  const title = document.querySelector("title");
  if (title) observer.observe(title, { childList: true });
  const tell = (next: number) => {
    if (next === count) return;
    const changesIcon = next > 0 !== count > 0;
    count = next;
    write();
    const icon = changesIcon ? document.querySelector<HTMLLinkElement>('link[rel="icon"]') : null;
    if (icon) icon.href = count > 0 ? UNREAD_ICON : PLAIN_ICON;
  };
  return {
    tell,
    stop: () => {
      tell(0);
      observer.disconnect();
    },
  };
}
