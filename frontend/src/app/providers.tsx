import { i18n } from "@lingui/core";
import { I18nProvider, useLingui } from "@lingui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { I18nProvider as AriaLocale } from "react-aria-components/I18nProvider";
import { RouterProvider } from "react-aria-components";
import { useLocation } from "wouter";
import { ToastRegion } from "@/ui/ToastRegion";

/** Live events keep the cache true, so what is there is not fetched again merely because a window got the focus. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 60_000, refetchOnWindowFocus: false, retry: 1 } },
});

/** React Aria's own few words and its links follow our language and our router. */
function AriaProviders({ children }: { children: ReactNode }) {
  const { i18n: spoken } = useLingui();
  const [, navigate] = useLocation();
  return (
    <AriaLocale locale={spoken.locale === "de" ? "de-DE" : "en-US"}>
      <RouterProvider navigate={(path) => navigate(path)}>{children}</RouterProvider>
    </AriaLocale>
  );
}

export function Providers({ children }: { children: ReactNode }) {
  return (
    <I18nProvider i18n={i18n}>
      <AriaProviders>
        <QueryClientProvider client={queryClient}>
          {children}
          <ToastRegion />
        </QueryClientProvider>
      </AriaProviders>
    </I18nProvider>
  );
}
