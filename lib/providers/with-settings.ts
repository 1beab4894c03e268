import type { z } from "zod";
import { type Connection, ProviderError } from "@/lib/providers/provider";
import type { Source } from "@/lib/sources/source";

/** The connection with its settings as the row of its source describes them. */
export const withSettings = <Settings extends z.ZodObject>(
  { settings }: Source<Settings>,
  connection: Connection,
): Connection<z.output<Settings>> => {
  const read = settings.safeParse(connection.settings);
  if (read.success) return { ...connection, settings: read.data };
  const words = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new ProviderError(
    `The settings of connection "${connection.name}" are not valid. ${words.join("; ")}.`,
    { kind: "configuration" },
  );
};
