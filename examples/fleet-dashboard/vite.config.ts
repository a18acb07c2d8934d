import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  // `pnpm dev` serves the page with hot reloading and forwards its calls to the server that `pnpm start` runs.
  server: { proxy: { "/api": "http://127.0.0.1:4020" } },
  build: { chunkSizeWarningLimit: 1000 },
});
