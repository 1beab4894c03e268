import * as accountProof from "@/app/api/v1/accounts/[accountId]/provenance/route";
import * as listProof from "@/app/api/v1/commitments/provenance/route";
import * as bookProof from "@/app/api/v1/summary/provenance/route";
import { type Operation, operation } from "@/lib/server/operation";

/** What a total is made of; the proof of one figure stands with its commitment. */
export const proofOperations: readonly Operation[] = [
  operation(
    "GET",
    "summary/provenance",
    bookProof.GET,
    "read-balances",
    "The proof of a total of the book: the accounts it adds up",
  ),
  operation(
    "GET",
    "accounts/{accountId}/provenance",
    accountProof.GET,
    "read-balances",
    "The proof of a total of an account: the commitments it adds up",
  ),
  operation(
    "GET",
    "commitments/provenance",
    listProof.GET,
    "read-balances",
    "The proof of a total under a list of commitments",
  ),
];
