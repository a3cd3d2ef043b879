/** Rendered in the browser only: every page is live data. */
export const ssr = false;
export const prerender = false;
