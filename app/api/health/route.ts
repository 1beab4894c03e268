/** The process is up and takes requests. */
export const GET = () => Response.json({ status: "up" });
