import { Button, Container, Paper, PasswordInput, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { type Session, useSignIn } from "../api/session.ts";
import { ErrorNotice } from "./error-notice.tsx";

/** Chooses an account. The demo needs no password. */
export function SignIn({ session }: { session: Session }) {
  const { mutate, error, isPending } = useSignIn();
  const [password, setPassword] = useState("");
  const needsPassword = session.accounts.some((account) => account.needsPassword);
  return (
    <Container size={420} py={80} component="main">
      <Stack gap="lg">
        <div>
          <Title order={1} size="h2">
            Fleet dashboard
          </Title>
          <Text c="dimmed">Sign in as</Text>
        </div>
        {error ? <ErrorNotice error={error} /> : null}
        <Paper withBorder p="lg" radius="md">
          <Stack>
            {needsPassword ? (
              <PasswordInput
                label="Password"
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
            ) : null}
            {session.accounts.map(({ id, name }) => (
              <Button
                key={id}
                variant="default"
                size="md"
                loading={isPending}
                onClick={() => mutate(needsPassword ? { account: id, password } : { account: id })}
              >
                {name}
              </Button>
            ))}
          </Stack>
        </Paper>
      </Stack>
    </Container>
  );
}
