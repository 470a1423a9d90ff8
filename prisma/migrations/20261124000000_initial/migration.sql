-- CreateTable
CREATE TABLE "Region" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "parentCode" TEXT,

    CONSTRAINT "Region_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Station" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kinds" TEXT[],
    "regionCode" TEXT NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "head" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "Station_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "login" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL DEFAULT '',
    "unitId" TEXT,
    "termEndsAt" TIMESTAMP(3),
    "disabledAt" TIMESTAMP(3),
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "stationId" TEXT,
    "regionCode" TEXT,
    "grantedBy" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "RoleGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "idHash" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "lastSeenAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("idHash")
);

-- CreateTable
CREATE TABLE "Policy" (
    "id" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "minDays" INTEGER NOT NULL,
    "stationLeadDays" INTEGER NOT NULL,
    "sourceArticle" TEXT NOT NULL,
    "validFrom" TIMESTAMP(3) NOT NULL,
    "contactMonths" INTEGER NOT NULL DEFAULT 12,

    CONSTRAINT "Policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Work" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "issuer" TEXT NOT NULL DEFAULT '',
    "regionCode" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'draft',
    "number" TEXT NOT NULL DEFAULT '',
    "facts" JSONB NOT NULL DEFAULT '{}',
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Work_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkAlias" (
    "alias" TEXT NOT NULL,
    "workId" TEXT NOT NULL,

    CONSTRAINT "WorkAlias_pkey" PRIMARY KEY ("alias","workId")
);

-- CreateTable
CREATE TABLE "Version" (
    "id" TEXT NOT NULL,
    "workId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "longTitle" TEXT NOT NULL DEFAULT '',
    "datedOn" TIMESTAMP(3) NOT NULL,
    "inForceOn" TIMESTAMP(3),
    "source" TEXT NOT NULL,
    "sourceHash" TEXT NOT NULL,
    "sourceFileId" TEXT,
    "explanation" TEXT NOT NULL DEFAULT '',
    "articleCount" INTEGER NOT NULL,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "Version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VersionArticle" (
    "versionId" TEXT NOT NULL,
    "eId" TEXT NOT NULL,
    "lineageId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "path" TEXT[],
    "caption" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,

    CONSTRAINT "VersionArticle_pkey" PRIMARY KEY ("versionId","eId")
);

-- CreateTable
CREATE TABLE "Comparison" (
    "fromVersionId" TEXT NOT NULL,
    "toVersionId" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "correctedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Comparison_pkey" PRIMARY KEY ("fromVersionId","toVersionId")
);

-- CreateTable
CREATE TABLE "PairCorrection" (
    "id" TEXT NOT NULL,
    "fromVersionId" TEXT NOT NULL,
    "toVersionId" TEXT NOT NULL,
    "fromEIds" TEXT[],
    "toEIds" TEXT[],
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "PairCorrection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SourceFile" (
    "id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SourceFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consultation" (
    "id" TEXT NOT NULL,
    "workId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "explanation" TEXT NOT NULL DEFAULT '',
    "opensAt" TIMESTAMP(3) NOT NULL,
    "closesAt" TIMESTAMP(3) NOT NULL,
    "stationsDueAt" TIMESTAMP(3) NOT NULL,
    "policyId" TEXT,
    "shortenReason" TEXT NOT NULL DEFAULT '',
    "whoMayComment" TEXT NOT NULL DEFAULT 'anyone',
    "moderation" TEXT NOT NULL DEFAULT 'after',
    "showsComments" BOOLEAN NOT NULL DEFAULT true,
    "preparedById" TEXT NOT NULL,
    "approvedById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "publishedAt" TIMESTAMP(3),
    "outcomePublishedAt" TIMESTAMP(3),
    "answeredInVersionId" TEXT,
    "lockVersion" INTEGER NOT NULL DEFAULT 0,
    "usesModel" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Consultation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsultationStation" (
    "consultationId" TEXT NOT NULL,
    "stationId" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "reportedAt" TIMESTAMP(3),
    "reportedById" TEXT,
    "reportNote" TEXT NOT NULL DEFAULT '',
    "received" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ConsultationStation_pkey" PRIMARY KEY ("consultationId","stationId")
);

-- CreateTable
CREATE TABLE "ConsultationNotice" (
    "id" TEXT NOT NULL,
    "consultationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ConsultationNotice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsultationCount" (
    "consultationId" TEXT NOT NULL,
    "submissions" INTEGER NOT NULL DEFAULT 0,
    "comments" INTEGER NOT NULL DEFAULT 0,
    "published" INTEGER NOT NULL DEFAULT 0,
    "people" INTEGER NOT NULL DEFAULT 0,
    "stations" INTEGER NOT NULL DEFAULT 0,
    "adopted" INTEGER NOT NULL DEFAULT 0,
    "partlyAdopted" INTEGER NOT NULL DEFAULT 0,
    "notAdopted" INTEGER NOT NULL DEFAULT 0,
    "noted" INTEGER NOT NULL DEFAULT 0,
    "merged" INTEGER NOT NULL DEFAULT 0,
    "outOfScope" INTEGER NOT NULL DEFAULT 0,
    "spam" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ConsultationCount_pkey" PRIMARY KEY ("consultationId")
);

-- CreateTable
CREATE TABLE "ArticleCount" (
    "consultationId" TEXT NOT NULL,
    "eId" TEXT NOT NULL,
    "texts" INTEGER NOT NULL DEFAULT 0,
    "published" INTEGER NOT NULL DEFAULT 0,
    "people" INTEGER NOT NULL DEFAULT 0,
    "supports" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ArticleCount_pkey" PRIMARY KEY ("consultationId","eId")
);

-- CreateTable
CREATE TABLE "Submission" (
    "id" TEXT NOT NULL,
    "consultationId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "receiptHash" TEXT NOT NULL,
    "personId" TEXT,
    "authorKind" TEXT NOT NULL,
    "publicName" TEXT NOT NULL DEFAULT '',
    "consent" TEXT NOT NULL DEFAULT 'none',
    "authorSealed" BYTEA,
    "isMinor" BOOLEAN NOT NULL DEFAULT false,
    "stationId" TEXT,
    "typedById" TEXT,
    "occasion" TEXT NOT NULL DEFAULT '',
    "importBatchId" TEXT,
    "meetingId" TEXT,
    "source" TEXT,
    "externalId" TEXT,
    "sourceAt" TIMESTAMP(3),
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "undoneAt" TIMESTAMP(3),
    "isLate" BOOLEAN NOT NULL DEFAULT false,
    "authorship" TEXT NOT NULL DEFAULT '',
    "ledgerSeq" INTEGER NOT NULL,

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "reading" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "ledgerSeq" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "erasedAt" TIMESTAMP(3),

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthorshipContest" (
    "id" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "commentId" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "contactSealed" BYTEA,
    "hiddenName" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'open',
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "decidedById" TEXT,
    "decidedNote" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMP(3),

    CONSTRAINT "AuthorshipContest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DoorSignal" (
    "submissionId" TEXT NOT NULL,
    "consultationId" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "proof" TEXT NOT NULL,
    "heldFor" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DoorSignal_pkey" PRIMARY KEY ("submissionId")
);

-- CreateTable
CREATE TABLE "SpentProof" (
    "id" TEXT NOT NULL,
    "usedFor" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SpentProof_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "consultationId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "anchorEId" TEXT NOT NULL,
    "lineageId" TEXT,
    "quote" JSONB,
    "text" TEXT NOT NULL,
    "suggestion" TEXT NOT NULL DEFAULT '',
    "proposals" JSONB NOT NULL DEFAULT '[]',
    "stance" TEXT NOT NULL DEFAULT 'unclear',
    "state" TEXT NOT NULL DEFAULT 'published',
    "foldedHash" TEXT NOT NULL,
    "supports" INTEGER NOT NULL DEFAULT 0,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "settledAs" TEXT,
    "mergedIntoId" TEXT,
    "settledReason" TEXT NOT NULL DEFAULT '',
    "settledById" TEXT,
    "settledAt" TIMESTAMP(3),
    "lockVersion" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommentPart" (
    "id" TEXT NOT NULL,
    "commentId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "anchorEId" TEXT NOT NULL,
    "proposals" JSONB NOT NULL DEFAULT '[]',
    "stance" TEXT NOT NULL DEFAULT 'unclear',
    "placed" JSONB NOT NULL DEFAULT '[]',
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "CommentPart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Support" (
    "id" TEXT NOT NULL,
    "commentId" TEXT NOT NULL,
    "supporter" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Support_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Moderation" (
    "id" TEXT NOT NULL,
    "commentId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Moderation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Appeal" (
    "id" TEXT NOT NULL,
    "commentId" TEXT NOT NULL,
    "moderationId" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMP(3),
    "isGranted" BOOLEAN,
    "answer" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeskNote" (
    "id" TEXT NOT NULL,
    "consultationId" TEXT NOT NULL,
    "commentId" TEXT,
    "themeId" TEXT,
    "words" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DeskNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" TEXT NOT NULL,
    "consultationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "unitId" TEXT,
    "personId" TEXT,
    "dueAt" TIMESTAMP(3),
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "doneAt" TIMESTAMP(3),
    "lockVersion" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SavedFilter" (
    "id" TEXT NOT NULL,
    "consultationId" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "isShared" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SavedFilter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportBatch" (
    "id" TEXT NOT NULL,
    "consultationId" TEXT NOT NULL,
    "stationId" TEXT,
    "fileHash" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "undoneAt" TIMESTAMP(3),
    "meetingId" TEXT,

    CONSTRAINT "ImportBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StationMeeting" (
    "id" TEXT NOT NULL,
    "consultationId" TEXT NOT NULL,
    "stationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "heldOn" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "recorder" TEXT NOT NULL DEFAULT '',
    "present" INTEGER NOT NULL,
    "groups" JSONB NOT NULL DEFAULT '{}',
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "changedAt" TIMESTAMP(3),

    CONSTRAINT "StationMeeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommentImport" (
    "id" TEXT NOT NULL,
    "consultationId" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "fileName" TEXT NOT NULL DEFAULT '',
    "parts" INTEGER NOT NULL,
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "position" INTEGER NOT NULL DEFAULT 0,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "known" INTEGER NOT NULL DEFAULT 0,
    "wrong" INTEGER NOT NULL DEFAULT 0,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "jobId" TEXT,
    "byId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "finishedAt" TIMESTAMP(3),
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "CommentImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlatformToken" (
    "id" TEXT NOT NULL,
    "consultationId" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "PlatformToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "keyHash" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("keyHash")
);

-- CreateTable
CREATE TABLE "Clustering" (
    "id" TEXT NOT NULL,
    "consultationId" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "scope" TEXT NOT NULL DEFAULT 'article',
    "resolution" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "stability" DOUBLE PRECISION NOT NULL,
    "comments" INTEGER NOT NULL,
    "changes" JSONB NOT NULL DEFAULT '[]',
    "model" TEXT NOT NULL DEFAULT '',
    "modelFailure" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Clustering_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Cluster" (
    "id" TEXT NOT NULL,
    "clusteringId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "anchorEId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "texts" INTEGER NOT NULL,
    "stations" INTEGER NOT NULL,
    "stance" JSONB NOT NULL,
    "representatives" TEXT[],
    "proposals" JSONB NOT NULL DEFAULT '[]',
    "isDuplicateFamily" BOOLEAN NOT NULL DEFAULT false,
    "isRest" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Cluster_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClusterMember" (
    "clusterId" TEXT NOT NULL,
    "commentId" TEXT NOT NULL,

    CONSTRAINT "ClusterMember_pkey" PRIMARY KEY ("clusterId","commentId")
);

-- CreateTable
CREATE TABLE "Theme" (
    "id" TEXT NOT NULL,
    "consultationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "anchorEId" TEXT NOT NULL DEFAULT 'whole',
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "closedAt" TIMESTAMP(3),
    "assignedUnitId" TEXT,
    "assignedToId" TEXT,
    "dueAt" TIMESTAMP(3),
    "texts" INTEGER NOT NULL DEFAULT 0,
    "people" INTEGER NOT NULL DEFAULT 0,
    "stations" INTEGER NOT NULL DEFAULT 0,
    "stance" JSONB NOT NULL DEFAULT '{}',
    "proposals" JSONB NOT NULL DEFAULT '[]',
    "representatives" TEXT[],
    "lockVersion" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Theme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ThemeMember" (
    "commentId" TEXT NOT NULL,
    "themeId" TEXT NOT NULL,

    CONSTRAINT "ThemeMember_pkey" PRIMARY KEY ("commentId")
);

-- CreateTable
CREATE TABLE "ThemeAction" (
    "id" TEXT NOT NULL,
    "consultationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "ThemeAction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GroupChoice" (
    "id" TEXT NOT NULL,
    "consultationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "lists" JSONB NOT NULL,
    "groups" TEXT[],
    "subject" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "GroupChoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Summary" (
    "id" TEXT NOT NULL,
    "consultationId" TEXT NOT NULL,
    "themeId" TEXT,
    "clusterId" TEXT,
    "status" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "label" JSONB NOT NULL DEFAULT '{}',
    "points" JSONB NOT NULL DEFAULT '[]',
    "dropped" JSONB NOT NULL DEFAULT '{}',
    "failure" TEXT NOT NULL DEFAULT '',
    "read" INTEGER NOT NULL DEFAULT 0,
    "addressed" TEXT[],
    "more" INTEGER NOT NULL DEFAULT 0,
    "minors" INTEGER NOT NULL DEFAULT 0,
    "words" TEXT NOT NULL DEFAULT '',
    "askedById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMP(3),
    "lockVersion" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Summary_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModelCall" (
    "id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "consultationId" TEXT NOT NULL,
    "inputTokens" INTEGER NOT NULL,
    "outputTokens" INTEGER NOT NULL,
    "isEstimated" BOOLEAN NOT NULL DEFAULT false,
    "attempts" INTEGER NOT NULL,
    "ms" INTEGER NOT NULL,
    "failure" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ModelCall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TextVector" (
    "model" TEXT NOT NULL,
    "textHash" TEXT NOT NULL,
    "vector" BYTEA NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "TextVector_pkey" PRIMARY KEY ("model","textHash")
);

-- CreateTable
CREATE TABLE "Disposition" (
    "id" TEXT NOT NULL,
    "consultationId" TEXT NOT NULL,
    "themeId" TEXT,
    "commentId" TEXT,
    "partId" TEXT,
    "result" TEXT NOT NULL,
    "ground" TEXT NOT NULL DEFAULT '',
    "rationale" TEXT NOT NULL,
    "exception" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL,
    "proposedById" TEXT NOT NULL,
    "proposedAt" TIMESTAMP(3) NOT NULL,
    "approvedById" TEXT,
    "decidedAt" TIMESTAMP(3),
    "returnReason" TEXT NOT NULL DEFAULT '',
    "replacedById" TEXT,
    "lockVersion" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Disposition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DispositionLink" (
    "id" TEXT NOT NULL,
    "dispositionId" TEXT NOT NULL,
    "fromVersionId" TEXT NOT NULL,
    "toVersionId" TEXT NOT NULL,
    "changeId" TEXT NOT NULL,
    "articleEId" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "evidence" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL,
    "isRejected" BOOLEAN NOT NULL DEFAULT false,
    "confirmedById" TEXT NOT NULL,
    "confirmedAt" TIMESTAMP(3) NOT NULL,
    "lostInId" TEXT,
    "lostAt" TIMESTAMP(3),
    "lostNow" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "DispositionLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Carry" (
    "commentId" TEXT NOT NULL,
    "toVersionId" TEXT NOT NULL,
    "fromVersionId" TEXT NOT NULL,
    "fate" TEXT NOT NULL,
    "eIds" TEXT[],
    "quoteKept" BOOLEAN,
    "evidence" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "correctedById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Carry_pkey" PRIMARY KEY ("commentId","toVersionId")
);

-- CreateTable
CREATE TABLE "OutcomeReport" (
    "consultationId" TEXT NOT NULL,
    "summary" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "preparedById" TEXT NOT NULL,
    "preparedAt" TIMESTAMP(3) NOT NULL,
    "publishedById" TEXT,
    "publishedAt" TIMESTAMP(3),

    CONSTRAINT "OutcomeReport_pkey" PRIMARY KEY ("consultationId")
);

-- CreateTable
CREATE TABLE "StudyRecord" (
    "personId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "firstReadAt" TIMESTAMP(3) NOT NULL,
    "lastReadAt" TIMESTAMP(3) NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "StudyRecord_pkey" PRIMARY KEY ("personId","versionId")
);

-- CreateTable
CREATE TABLE "ReadingListItem" (
    "personId" TEXT NOT NULL,
    "workId" TEXT NOT NULL,
    "eId" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ReadingListItem_pkey" PRIMARY KEY ("personId","workId","eId")
);

-- CreateTable
CREATE TABLE "ArticleTime" (
    "personId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "eId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "seconds" INTEGER NOT NULL,
    "lastAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ArticleTime_pkey" PRIMARY KEY ("personId","versionId","eId","day")
);

-- CreateTable
CREATE TABLE "StudyAnswer" (
    "personId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "chosen" TEXT NOT NULL,
    "isRight" BOOLEAN NOT NULL,
    "answeredAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "StudyAnswer_pkey" PRIMARY KEY ("personId","versionId","questionId","day")
);

-- CreateTable
CREATE TABLE "ReadingNote" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "workId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "eId" TEXT NOT NULL,
    "quote" TEXT NOT NULL DEFAULT '',
    "words" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "ReadingNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StudyList" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "regionCode" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3),
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "publishedAt" TIMESTAMP(3),
    "archivedAt" TIMESTAMP(3),

    CONSTRAINT "StudyList_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StudyListItem" (
    "listId" TEXT NOT NULL,
    "workId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "StudyListItem_pkey" PRIMARY KEY ("listId","workId")
);

-- CreateTable
CREATE TABLE "LedgerHead" (
    "id" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "frontier" TEXT[],

    CONSTRAINT "LedgerHead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LedgerEntry" (
    "seq" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "leafHash" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LedgerEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "LedgerSecret" (
    "seq" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "nonce" BYTEA NOT NULL,
    "payload" JSONB NOT NULL,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "LedgerSecret_pkey" PRIMARY KEY ("seq","field")
);

-- CreateTable
CREATE TABLE "LedgerCheckpoint" (
    "size" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LedgerCheckpoint_pkey" PRIMARY KEY ("size")
);

-- CreateTable
CREATE TABLE "RowChange" (
    "id" SERIAL NOT NULL,
    "table" TEXT NOT NULL,
    "isGone" BOOLEAN NOT NULL,
    "row" TEXT NOT NULL,
    "seq" INTEGER,

    CONSTRAINT "RowChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobRun" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "sentenceZh" TEXT NOT NULL DEFAULT '',
    "sentenceEn" TEXT NOT NULL DEFAULT '',
    "payload" JSONB NOT NULL DEFAULT '{}',
    "error" TEXT NOT NULL DEFAULT '',
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "JobRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "Region_parentCode_idx" ON "Region"("parentCode");

-- CreateIndex
CREATE INDEX "Station_regionCode_idx" ON "Station"("regionCode");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_name_key" ON "Unit"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Person_login_key" ON "Person"("login");

-- CreateIndex
CREATE INDEX "Person_name_idx" ON "Person"("name");

-- CreateIndex
CREATE INDEX "RoleGrant_personId_idx" ON "RoleGrant"("personId");

-- CreateIndex
CREATE INDEX "RoleGrant_stationId_idx" ON "RoleGrant"("stationId");

-- CreateIndex
CREATE INDEX "Session_personId_idx" ON "Session"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Policy_regionCode_kind_validFrom_key" ON "Policy"("regionCode", "kind", "validFrom");

-- CreateIndex
CREATE INDEX "Work_kind_idx" ON "Work"("kind");

-- CreateIndex
CREATE INDEX "Version_workId_sourceHash_idx" ON "Version"("workId", "sourceHash");

-- CreateIndex
CREATE UNIQUE INDEX "Version_workId_ordinal_key" ON "Version"("workId", "ordinal");

-- CreateIndex
CREATE INDEX "VersionArticle_lineageId_idx" ON "VersionArticle"("lineageId");

-- CreateIndex
CREATE INDEX "PairCorrection_fromVersionId_toVersionId_idx" ON "PairCorrection"("fromVersionId", "toVersionId");

-- CreateIndex
CREATE INDEX "SourceFile_sha256_idx" ON "SourceFile"("sha256");

-- CreateIndex
CREATE INDEX "Consultation_status_closesAt_idx" ON "Consultation"("status", "closesAt");

-- CreateIndex
CREATE INDEX "Consultation_workId_idx" ON "Consultation"("workId");

-- CreateIndex
CREATE INDEX "ConsultationStation_stationId_dueAt_idx" ON "ConsultationStation"("stationId", "dueAt");

-- CreateIndex
CREATE INDEX "ConsultationNotice_consultationId_createdAt_idx" ON "ConsultationNotice"("consultationId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_receiptHash_key" ON "Submission"("receiptHash");

-- CreateIndex
CREATE INDEX "Submission_consultationId_receivedAt_idx" ON "Submission"("consultationId", "receivedAt");

-- CreateIndex
CREATE INDEX "Submission_consultationId_ledgerSeq_idx" ON "Submission"("consultationId", "ledgerSeq");

-- CreateIndex
CREATE INDEX "Submission_stationId_consultationId_idx" ON "Submission"("stationId", "consultationId");

-- CreateIndex
CREATE INDEX "Submission_personId_idx" ON "Submission"("personId");

-- CreateIndex
CREATE INDEX "Attachment_submissionId_idx" ON "Attachment"("submissionId");

-- CreateIndex
CREATE INDEX "Attachment_sha256_idx" ON "Attachment"("sha256");

-- CreateIndex
CREATE INDEX "AuthorshipContest_submissionId_idx" ON "AuthorshipContest"("submissionId");

-- CreateIndex
CREATE INDEX "DoorSignal_consultationId_device_at_idx" ON "DoorSignal"("consultationId", "device", "at");

-- CreateIndex
CREATE INDEX "DoorSignal_consultationId_address_at_idx" ON "DoorSignal"("consultationId", "address", "at");

-- CreateIndex
CREATE INDEX "DoorSignal_at_idx" ON "DoorSignal"("at");

-- CreateIndex
CREATE INDEX "SpentProof_expiresAt_idx" ON "SpentProof"("expiresAt");

-- CreateIndex
CREATE INDEX "Submission_importBatchId_idx" ON "Submission"("importBatchId");

-- CreateIndex
CREATE INDEX "CommentImport_consultationId_createdAt_idx" ON "CommentImport"("consultationId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "PlatformToken_tokenHash_key" ON "PlatformToken"("tokenHash");

-- CreateIndex
CREATE INDEX "PlatformToken_consultationId_idx" ON "PlatformToken"("consultationId");

-- CreateIndex
CREATE INDEX "Comment_consultationId_anchorEId_receivedAt_id_idx" ON "Comment"("consultationId", "anchorEId", "receivedAt", "id");

-- CreateIndex
CREATE INDEX "Comment_consultationId_receivedAt_id_idx" ON "Comment"("consultationId", "receivedAt", "id");

-- CreateIndex
CREATE INDEX "Comment_submissionId_idx" ON "Comment"("submissionId");

-- CreateIndex
CREATE INDEX "Comment_foldedHash_idx" ON "Comment"("foldedHash");

-- CreateIndex
CREATE UNIQUE INDEX "Support_commentId_supporter_key" ON "Support"("commentId", "supporter");

-- CreateIndex
CREATE INDEX "Moderation_commentId_createdAt_idx" ON "Moderation"("commentId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Appeal_moderationId_key" ON "Appeal"("moderationId");

-- CreateIndex
CREATE INDEX "Appeal_commentId_createdAt_idx" ON "Appeal"("commentId", "createdAt");

-- CreateIndex
CREATE INDEX "DeskNote_commentId_idx" ON "DeskNote"("commentId");

-- CreateIndex
CREATE INDEX "DeskNote_themeId_idx" ON "DeskNote"("themeId");

-- CreateIndex
CREATE INDEX "Assignment_personId_idx" ON "Assignment"("personId");

-- CreateIndex
CREATE INDEX "Assignment_unitId_idx" ON "Assignment"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_consultationId_kind_targetId_key" ON "Assignment"("consultationId", "kind", "targetId");

-- CreateIndex
CREATE INDEX "SavedFilter_consultationId_idx" ON "SavedFilter"("consultationId");

-- CreateIndex
CREATE INDEX "ImportBatch_consultationId_stationId_fileHash_idx" ON "ImportBatch"("consultationId", "stationId", "fileHash");

-- CreateIndex
CREATE INDEX "StationMeeting_consultationId_stationId_idx" ON "StationMeeting"("consultationId", "stationId");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- CreateIndex
CREATE INDEX "Clustering_consultationId_createdAt_idx" ON "Clustering"("consultationId", "createdAt");

-- CreateIndex
CREATE INDEX "Cluster_clusteringId_ordinal_idx" ON "Cluster"("clusteringId", "ordinal");

-- CreateIndex
CREATE INDEX "ClusterMember_commentId_idx" ON "ClusterMember"("commentId");

-- CreateIndex
CREATE INDEX "Theme_consultationId_idx" ON "Theme"("consultationId");

-- CreateIndex
CREATE INDEX "ThemeMember_themeId_idx" ON "ThemeMember"("themeId");

-- CreateIndex
CREATE INDEX "ThemeAction_consultationId_createdAt_idx" ON "ThemeAction"("consultationId", "createdAt");

-- CreateIndex
CREATE INDEX "GroupChoice_consultationId_createdAt_idx" ON "GroupChoice"("consultationId", "createdAt");

-- CreateIndex
CREATE INDEX "Summary_themeId_createdAt_idx" ON "Summary"("themeId", "createdAt");

-- CreateIndex
CREATE INDEX "Summary_clusterId_createdAt_idx" ON "Summary"("clusterId", "createdAt");

-- CreateIndex
CREATE INDEX "ModelCall_createdAt_idx" ON "ModelCall"("createdAt");

-- CreateIndex
CREATE INDEX "Disposition_consultationId_status_idx" ON "Disposition"("consultationId", "status");

-- CreateIndex
CREATE INDEX "Disposition_themeId_idx" ON "Disposition"("themeId");

-- CreateIndex
CREATE INDEX "Disposition_commentId_idx" ON "Disposition"("commentId");

-- CreateIndex
CREATE INDEX "Disposition_partId_idx" ON "Disposition"("partId");

-- CreateIndex
CREATE INDEX "CommentPart_commentId_ordinal_idx" ON "CommentPart"("commentId", "ordinal");

-- CreateIndex
CREATE INDEX "DispositionLink_dispositionId_idx" ON "DispositionLink"("dispositionId");

-- CreateIndex
CREATE INDEX "DispositionLink_toVersionId_articleEId_idx" ON "DispositionLink"("toVersionId", "articleEId");

-- CreateIndex
CREATE INDEX "Carry_toVersionId_fate_idx" ON "Carry"("toVersionId", "fate");

-- CreateIndex
CREATE INDEX "RowChange_seq_idx" ON "RowChange"("seq");

-- CreateIndex
CREATE INDEX "JobRun_status_createdAt_idx" ON "JobRun"("status", "createdAt");

-- CreateIndex
CREATE INDEX "JobRun_name_subject_idx" ON "JobRun"("name", "subject");

-- CreateIndex
CREATE INDEX "ArticleTime_personId_lastAt_idx" ON "ArticleTime"("personId", "lastAt");

-- CreateIndex
CREATE INDEX "ReadingNote_personId_workId_idx" ON "ReadingNote"("personId", "workId");

-- CreateIndex
CREATE INDEX "StudyList_regionCode_idx" ON "StudyList"("regionCode");

-- AddForeignKey
ALTER TABLE "Region" ADD CONSTRAINT "Region_parentCode_fkey" FOREIGN KEY ("parentCode") REFERENCES "Region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Station" ADD CONSTRAINT "Station_regionCode_fkey" FOREIGN KEY ("regionCode") REFERENCES "Region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkAlias" ADD CONSTRAINT "WorkAlias_workId_fkey" FOREIGN KEY ("workId") REFERENCES "Work"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Version" ADD CONSTRAINT "Version_workId_fkey" FOREIGN KEY ("workId") REFERENCES "Work"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VersionArticle" ADD CONSTRAINT "VersionArticle_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "Version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consultation" ADD CONSTRAINT "Consultation_workId_fkey" FOREIGN KEY ("workId") REFERENCES "Work"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consultation" ADD CONSTRAINT "Consultation_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "Version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsultationStation" ADD CONSTRAINT "ConsultationStation_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsultationStation" ADD CONSTRAINT "ConsultationStation_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsultationNotice" ADD CONSTRAINT "ConsultationNotice_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsultationCount" ADD CONSTRAINT "ConsultationCount_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleCount" ADD CONSTRAINT "ArticleCount_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthorshipContest" ADD CONSTRAINT "AuthorshipContest_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Support" ADD CONSTRAINT "Support_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Moderation" ADD CONSTRAINT "Moderation_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Cluster" ADD CONSTRAINT "Cluster_clusteringId_fkey" FOREIGN KEY ("clusteringId") REFERENCES "Clustering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClusterMember" ADD CONSTRAINT "ClusterMember_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClusterMember" ADD CONSTRAINT "ClusterMember_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Theme" ADD CONSTRAINT "Theme_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThemeMember" ADD CONSTRAINT "ThemeMember_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThemeMember" ADD CONSTRAINT "ThemeMember_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "Theme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Summary" ADD CONSTRAINT "Summary_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disposition" ADD CONSTRAINT "Disposition_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "Theme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disposition" ADD CONSTRAINT "Disposition_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disposition" ADD CONSTRAINT "Disposition_partId_fkey" FOREIGN KEY ("partId") REFERENCES "CommentPart"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommentPart" ADD CONSTRAINT "CommentPart_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DispositionLink" ADD CONSTRAINT "DispositionLink_dispositionId_fkey" FOREIGN KEY ("dispositionId") REFERENCES "Disposition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyListItem" ADD CONSTRAINT "StudyListItem_listId_fkey" FOREIGN KEY ("listId") REFERENCES "StudyList"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Carry" ADD CONSTRAINT "Carry_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Original words are immutable and no comment is ever deleted: the database itself refuses, whoever asks.
CREATE FUNCTION keep_original_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a comment is never deleted';
  END IF;
  IF NEW."text" IS DISTINCT FROM OLD."text"
    OR NEW."suggestion" IS DISTINCT FROM OLD."suggestion"
    OR NEW."anchorEId" IS DISTINCT FROM OLD."anchorEId"
    OR NEW."versionId" IS DISTINCT FROM OLD."versionId"
    OR NEW."quote" IS DISTINCT FROM OLD."quote"
    OR NEW."submissionId" IS DISTINCT FROM OLD."submissionId"
    OR NEW."receivedAt" IS DISTINCT FROM OLD."receivedAt" THEN
    RAISE EXCEPTION 'original words are immutable';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER keep_original_words BEFORE UPDATE OR DELETE ON "Comment"
  FOR EACH ROW EXECUTE FUNCTION keep_original_words();

CREATE FUNCTION keep_appended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

CREATE TRIGGER keep_appended BEFORE UPDATE OR DELETE ON "LedgerEntry"
  FOR EACH ROW EXECUTE FUNCTION keep_appended();
CREATE TRIGGER keep_appended BEFORE UPDATE OR DELETE ON "LedgerCheckpoint"
  FOR EACH ROW EXECUTE FUNCTION keep_appended();

CREATE TRIGGER keep_whole BEFORE TRUNCATE ON "Comment"
  FOR EACH STATEMENT EXECUTE FUNCTION keep_appended();
CREATE TRIGGER keep_whole BEFORE TRUNCATE ON "LedgerEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION keep_appended();
CREATE TRIGGER keep_whole BEFORE TRUNCATE ON "LedgerCheckpoint"
  FOR EACH STATEMENT EXECUTE FUNCTION keep_appended();

-- What a write changes is noted here and goes, sealed, into the journal beside the database: from it a lost database is made
-- anew. Not noted is what can be computed (counters, groups, comparisons, what a machine carried), what is to be forgotten
-- (sessions, the door) and what the journal holds otherwise (submissions as they came, the ledger itself).
CREATE FUNCTION note_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO "RowChange" ("table", "isGone", "row") SELECT TG_TABLE_NAME, true, to_json(o)::text FROM gone o;
  ELSE
    INSERT INTO "RowChange" ("table", "isGone", "row") SELECT TG_TABLE_NAME, false, to_json(n)::text FROM fresh n;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION note_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO "RowChange" ("table", "isGone", "row") VALUES (TG_TABLE_NAME, true, to_json(OLD)::text);
  ELSE
    INSERT INTO "RowChange" ("table", "isGone", "row") VALUES (TG_TABLE_NAME, false, to_json(NEW)::text);
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  "name" TEXT;
BEGIN
  FOREACH "name" IN ARRAY ARRAY[
    'Region', 'Station', 'Unit', 'Person', 'RoleGrant', 'Policy', 'Work', 'WorkAlias', 'Version', 'VersionArticle',
    'PairCorrection', 'SourceFile', 'Consultation', 'ConsultationNotice', 'AuthorshipContest', 'CommentPart', 'Support',
    'Moderation', 'Appeal', 'DeskNote', 'Assignment', 'SavedFilter', 'ImportBatch', 'StationMeeting', 'CommentImport',
    'PlatformToken', 'Theme', 'ThemeMember', 'ThemeAction', 'GroupChoice', 'Summary', 'Disposition', 'DispositionLink',
    'OutcomeReport', 'Setting', 'StudyList', 'StudyListItem', 'ConsultationStation'
  ] LOOP
    EXECUTE format('CREATE TRIGGER note_inserted AFTER INSERT ON %I REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_rows()', "name");
    EXECUTE format('CREATE TRIGGER note_deleted AFTER DELETE ON %I REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION note_rows()', "name");
    IF "name" <> 'ConsultationStation' THEN
      EXECUTE format('CREATE TRIGGER note_updated AFTER UPDATE ON %I REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_rows()', "name");
    END IF;
  END LOOP;
END $$;

-- A submission moves these counters and numbers; they are computed again.
CREATE TRIGGER note_updated AFTER UPDATE ON "ConsultationStation"
  FOR EACH ROW WHEN (OLD."received" = NEW."received") EXECUTE FUNCTION note_row();
CREATE TRIGGER note_updated AFTER UPDATE ON "Submission"
  FOR EACH ROW WHEN (OLD."ledgerSeq" = NEW."ledgerSeq") EXECUTE FUNCTION note_row();
CREATE TRIGGER note_updated AFTER UPDATE ON "Attachment"
  FOR EACH ROW WHEN (OLD."ledgerSeq" = NEW."ledgerSeq") EXECUTE FUNCTION note_row();
CREATE TRIGGER note_updated AFTER UPDATE ON "Comment"
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_rows();
CREATE TRIGGER note_person AFTER INSERT OR UPDATE ON "Carry"
  FOR EACH ROW WHEN (NEW."source" = 'person') EXECUTE FUNCTION note_row();
CREATE TRIGGER note_deleted AFTER DELETE ON "Carry"
  FOR EACH ROW WHEN (OLD."source" = 'person') EXECUTE FUNCTION note_row();
CREATE TRIGGER note_deleted AFTER DELETE ON "LedgerSecret"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION note_rows();

INSERT INTO "LedgerHead" ("id", "size", "frontier") VALUES (1, 0, ARRAY[]::TEXT[]);
