import { Alert, Button, Center, Container, Loader, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";

/** Something is being read. */
export function Loading({ label }: { label: string }) {
  return (
    <Center py="xl" role="status" aria-label={label}>
      <Loader />
    </Center>
  );
}

/** An address that this page does not have. */
export function NoSuchPage() {
  return (
    <Container size="sm" py="xl">
      <Title order={1} size="h2" mb="md">
        No such page
      </Title>
      <BackToFleet />
    </Container>
  );
}

/** The last resort: a fault of the page itself. */
export function PageFault({ reset }: { reset: () => void }) {
  return (
    <Container size="sm" py="xl">
      <Alert color="red" title="This page has made a mistake" role="alert" mb="md">
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
