import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { readSearch } from "./fleet/fleet-filters.ts";
import { FleetPage } from "./fleet/fleet-page.tsx";
import { PageFault, PageNotFound } from "./layout/notices.tsx";
import { Shell } from "./layout/shell.tsx";

const root = createRootRoute({ component: Shell, notFoundComponent: PageNotFound });

const fleet = createRoute({
  getParentRoute: () => root,
  path: "/",
  validateSearch: readSearch,
  component: FleetPage,
});

const newVehicle = createRoute({
  getParentRoute: () => root,
  path: "/vehicles/new",
  component: lazyRouteComponent(() => import("./create/create-page.tsx"), "CreatePage"),
});

const vehicle = createRoute({
  getParentRoute: () => root,
  path: "/vehicles/$vehicleId",
  component: lazyRouteComponent(() => import("./vehicle/vehicle-page.tsx"), "VehiclePage"),
});

export const router = createRouter({
  routeTree: root.addChildren([fleet, newVehicle, vehicle]),
  defaultErrorComponent: ({ reset }) => <PageFault reset={reset} />,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
