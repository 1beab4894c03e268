/** Set for the browser session once somebody has read the banner. */
export const demoBannerCookie = "demo-banner";
