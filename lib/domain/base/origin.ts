/** Whether the vendor said a figure or we computed it. It shows on every figure. */
export const origins = ["reported", "derived"] as const;
export type Origin = (typeof origins)[number];
