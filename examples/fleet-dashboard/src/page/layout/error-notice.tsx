import type { VehiclesError } from "@ev-vehicles/client";
import type { PaginationError } from "@ev-vehicles/helpers";
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import type { ServerError } from "../api/session.ts";

export type AnyError = VehiclesError | PaginationError | ServerError;

/** What each kind of error means to the user. A kind without an entry does not compile. */
const texts: Readonly<Record<AnyError["kind"], { readonly title: string; readonly advice: string }>> = {
  validation: { title: "The request was rejected", advice: "Check the values and try again." },
  unauthorized: { title: "You are signed out", advice: "Sign in again." },
  forbidden: { title: "You don't have access", advice: "Ask the dashboard's administrator for access." },
  notFound: { title: "Not found", advice: "It was deleted, or you can't access it." },
  methodNotAllowed: { title: "This can't be done", advice: "The API does not offer it." },
  notAcceptable: { title: "This can't be read", advice: "The API offers it only in another format." },
  conflict: { title: "Someone else changed this first", advice: "Reload the page to see the current state." },
  contentTooLarge: { title: "The request was too large", advice: "Shorten the text and try again." },
  rateLimited: { title: "Too many requests", advice: "The hourly budget is used up." },
  rejected: { title: "The request was rejected", advice: "Try again, or report it." },
  redirect: {
    title: "The API's address has changed",
    advice: "Report it: the dashboard needs the new address.",
  },
  server: { title: "The API has a problem", advice: "Try again in a moment." },
  unexpected: { title: "Unexpected response", advice: "Try again, or report it." },
  abort: { title: "The request was stopped", advice: "Try again." },
  budget: { title: "The hourly budget is used up", advice: "Nothing was sent." },
  configuration: { title: "This page has an error", advice: "Report it: trying again won't help." },
  invalidResponse: { title: "The response can't be read", advice: "Try again, or report it." },
  network: { title: "No connection", advice: "Check your network and try again." },
  timeout: { title: "No response in time", advice: "Try again." },
  token: { title: "The server can't sign in", advice: "Report it: its credentials don't work." },
  pagination: {
    title: "The rest of the list can't be loaded",
    advice: "What is already loaded stays. Try again, or report it.",
  },
  dashboard: { title: "The dashboard's server has a problem", advice: "Try again in a moment." },
};

/** Says what went wrong and what the user can do. */
export function ErrorNotice({
  error,
  onRetry,
  children,
}: {
  error: AnyError;
  onRetry?: (() => void) | undefined;
  children?: ReactNode;
}) {
  const { title, advice } = texts[error.kind] ?? texts.unexpected;
  const seconds = useSecondsUntil("retryAt" in error ? error.retryAt : undefined);
  const detail = "detail" in error ? error.detail : undefined;
  return (
    <Alert color="red" variant="light" title={title} role="alert">
      <Stack gap="xs">
        <Text size="sm">
          {detail ? `${detail} ` : ""}
          {advice}
        </Text>
        {"requestId" in error && error.requestId ? (
          <Text size="xs">Request ID: {error.requestId}</Text>
        ) : null}
        <Group gap="sm">
          {onRetry ? (
            <Button size="xs" color="red" variant="outline" disabled={seconds > 0} onClick={onRetry}>
              {seconds > 0 ? `Try again in ${seconds} s` : "Try again"}
            </Button>
          ) : null}
          {children}
        </Group>
      </Stack>
    </Alert>
  );
}

/** The seconds left until a time; 0 after it. */
function useSecondsUntil(end: Date | undefined): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!end) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [end]);
  return end ? Math.max(0, Math.ceil((end.getTime() - now) / 1000)) : 0;
}
