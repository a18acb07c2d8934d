import "./styles.ts";
import { Alert, type CSSVariablesResolver, createTheme, MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ApiProvider } from "./api/client.tsx";
import { sessionQuery } from "./api/session.ts";
import { ErrorNotice } from "./layout/error-notice.tsx";
import { Loading } from "./layout/notices.tsx";
import { SignIn } from "./layout/sign-in.tsx";
import { router } from "./router.tsx";

// Each request costs budget, so a failed query is not retried, and data is not refetched for a minute or when the window
// gets the focus.
const cache = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 60_000 } },
});
const theme = createTheme({
  primaryColor: "teal",
  primaryShade: 9,
  components: { Alert: Alert.extend({ styles: { title: { color: "var(--mantine-color-text)" } } }) },
});

/** Mantine's default dimmed colours have too little contrast for WCAG AA. */
const readable: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: { "--mantine-color-dimmed": colors.gray[7], "--mantine-color-placeholder": colors.gray[7] },
  dark: { "--mantine-color-dimmed": colors.dark[1], "--mantine-color-placeholder": colors.dark[1] },
});

function App() {
  const { data: session, error, refetch } = useQuery(sessionQuery);
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!session) return <Loading label="Loading" />;
  if (!session.account) return <SignIn session={session} />;
  return (
    <ApiProvider key={session.account.id} account={session.account} serverTime={session.now}>
      <RouterProvider router={router} />
    </ApiProvider>
  );
}

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={readable}>
        <QueryClientProvider client={cache}>
          <App />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
