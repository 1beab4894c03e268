"use client";

import type { ReactNode } from "react";
import { Drawer } from "@/components/ui/drawer";

type ProofDrawerProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Of what: "of a figure on this page", "of one ledger entry". */
  readonly note?: string;
  readonly children: ReactNode;
};

/** Behind every figure: how it comes about, down to what the vendor sent. */
export const ProofDrawer = ({ note = "of a figure on this page", ...rest }: ProofDrawerProps) => (
  <Drawer {...rest} icon="proof" note={note} title="Proof" />
);
