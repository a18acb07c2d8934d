import { createVehiclesClient, unwrap } from "@ev-vehicles/client";

const ev = createVehiclesClient({
  auth: process.env.EV_TOKEN ?? "",
  baseUrl: process.env.EV_BASE_URL,
});

/** Next.js revalidates this page after an hour only because of the call's option `next`. */
export default async function Page() {
  const [vehicle] = await unwrap(
    ev.GET("/vehicles", {
      params: { query: { page_size: 1, expand: ["user"] } },
      next: { revalidate: 3600, tags: ["vehicles"] },
    }),
  );
  return <p>{vehicle?.user.email}</p>;
}
