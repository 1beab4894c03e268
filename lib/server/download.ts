import type { Decimal } from "@/lib/domain/base/money";
import type { FileData } from "@/lib/export/table";

/** A part of a file, small enough to hold in memory, and how many rows end in it. */
export type Piece = { readonly data: FileData; readonly rows: number };

/** A file that is ready to be read: everything that can be refused has been. */
export type Download = {
  readonly fileName: string;
  /** As HTTP names it. */
  readonly type: string;
  /** How many rows it will hold, and what the amounts of all of them add up to by unit. */
  readonly rows: number;
  readonly totals: readonly { readonly unit: string; readonly amount: Decimal }[];
  /** What was asked, for the audit log: the id it is about, and the rest in plain words. */
  readonly subject: string;
  readonly asked: Readonly<Record<string, string | null>>;
  /** Bounded pieces, made one by one as they are read. It throws rather than end early. */
  readonly pieces: AsyncGenerator<Piece, void>;
};
