import * as share from "@/app/api/v1/accounts/[accountId]/share-links/route";
import * as embedCheck from "@/app/api/v1/embeds/[embedId]/check/route";
import * as embed from "@/app/api/v1/embeds/[embedId]/route";
import * as embedPreview from "@/app/api/v1/embeds/preview/route";
import * as embeds from "@/app/api/v1/embeds/route";
import * as link from "@/app/api/v1/share-links/[linkId]/route";
import * as links from "@/app/api/v1/share-links/route";
import { type Operation, operation } from "@/lib/server/operation";

/** What may be shown outside: a part of the list in operations.ts. */
export const embedOperations: readonly Operation[] = [
  operation("GET", "embeds", embeds.GET, "manage-embeds", "What other people's pages may show"),
  operation(
    "POST",
    "embeds",
    embeds.POST,
    "manage-embeds",
    "Make an embed",
    { name: "Console", origins: ["https://console.example.com"], views: ["overview"] },
    "confirmed-person",
  ),
  operation(
    "POST",
    "embeds/preview",
    embedPreview.POST,
    "manage-embeds",
    "See an embed inside our own pages",
    { accountIds: ["an account"], views: ["overview"] },
  ),
  operation(
    "PATCH",
    "embeds/{embedId}",
    embed.PATCH,
    "manage-embeds",
    "Change an embed",
    { name: "Console", origins: ["https://console.example.com"], views: ["overview"] },
    "confirmed-person",
  ),
  operation(
    "GET",
    "embeds/{embedId}/check?origin={origin}",
    embedCheck.GET,
    "manage-embeds",
    "Whether a page may show an embed, and why not",
  ),
  operation(
    "DELETE",
    "embeds/{embedId}",
    embed.DELETE,
    "manage-embeds",
    "End an embed and what is open of it",
    null,
    "confirmed-person",
  ),
  operation("GET", "share-links", links.GET, "share", "Links that may still be opened"),
  operation(
    "POST",
    "accounts/{accountId}/share-links",
    share.POST,
    "share",
    "A link to a pinned page; it is told once",
    { parts: ["ledger"], expiresInDays: 14 },
  ),
  operation("DELETE", "share-links/{linkId}", link.DELETE, "share", "Take a link back"),
];
