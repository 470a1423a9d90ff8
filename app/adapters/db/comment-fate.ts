// The one fate of every comment as SQL, for counting a whole consultation in one pass; `answerFate` of the domain says the
// same for one comment, and a test holds the two together. Names of the query: c the comment, own its decided answer,
// th its theme's, p what its parts have come to.

/** The joins behind `FROM "Comment" c`. */
export const fateJoins = `
  LEFT JOIN "Disposition" own
    ON own."commentId" = c."id" AND own."status" = 'approved' AND own."replacedById" IS NULL
  LEFT JOIN "ThemeMember" m ON m."commentId" = c."id"
  LEFT JOIN "Disposition" th
    ON th."themeId" = m."themeId" AND th."status" = 'approved' AND th."replacedById" IS NULL
  LEFT JOIN (
    SELECT part."commentId", count(*) AS "parts", count(d."id") AS "answered",
      min(d."result") AS "low", max(d."result") AS "high",
      bool_or(d."result" IN ('adopted', 'partly-adopted')) AS "some",
      string_agg(d."id", ' ' ORDER BY part."ordinal") AS "ids"
    FROM "CommentPart" part
    LEFT JOIN "Disposition" d
      ON d."partId" = part."id" AND d."status" = 'approved' AND d."replacedById" IS NULL
    WHERE part."undoneAt" IS NULL
    GROUP BY part."commentId"
  ) p ON p."commentId" = c."id"`

const whole = 'COALESCE(own."result", th."result")'
/** The comment's answer where a part has none of its own. */
const open = `CASE WHEN p."answered" < p."parts" THEN ${whole} END`

/** The fate; null while it waits. */
export const fateColumn = `COALESCE(c."settledAs", CASE
  WHEN p."parts" IS NULL THEN ${whole}
  WHEN p."answered" < p."parts" AND ${whole} IS NULL THEN NULL
  WHEN LEAST(p."low", ${open}) = GREATEST(p."high", ${open}) THEN LEAST(p."low", ${open})
  WHEN p."some" OR ${open} IN ('adopted', 'partly-adopted') THEN 'partly-adopted'
  ELSE 'not-adopted' END)`

/** Ids of the answers it rests on, with a blank between them; null without any or where it is settled. */
export const answersColumn = `CASE WHEN c."settledAs" IS NULL THEN
  COALESCE(CASE WHEN p."answered" = p."parts" THEN p."ids" END,
    NULLIF(concat_ws(' ', p."ids", COALESCE(own."id", th."id")), '')) END`
