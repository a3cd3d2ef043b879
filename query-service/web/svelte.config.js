import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true },
  kit: {
    // Every route is rendered in the browser; the edge answers deep links with index.html.
    adapter: adapter({ fallback: 'index.html' }),
    // A fixed name keeps the build, and with it the hash of the bootstrap script, reproducible.
    version: { name: process.env.npm_package_version ?? 'dev' }
  }
};
