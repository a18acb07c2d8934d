import { Alert, Button, Center, Container, Loader, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";

/** Shown while data is loading. */
export function Loading({ label }: { label: string }) {
  return (
    <Center py="xl" role="status" aria-label={label}>
      <Loader />
    </Center>
  );
}

/** Shown for an unknown URL. */
export function PageNotFound() {
  return (
    <Container size="sm" py="xl">
      <Title order={1} size="h2" mb="md">
        Page not found
      </Title>
      <BackToFleet />
    </Container>
  );
}

/** Shown if a component throws. */
export function PageFault({ reset }: { reset: () => void }) {
  return (
    <Container size="sm" py="xl">
      <Alert color="red" title="This page has a fault" role="alert" mb="md">
        It could not be shown. The rest of the dashboard still works.
      </Alert>
      <Button mr="sm" onClick={reset}>
        Try again
      </Button>
      <BackToFleet />
    </Container>
  );
}

export function BackToFleet() {
  return (
    <Button variant="default" size="xs" renderRoot={(props) => <Link to="/" {...props} />}>
      Back to the fleet
    </Button>
  );
}
