/**
 * Every field of every type, by who may read it. A field that is not here has not been thought about: decide who may
 * read it, then write it down.
 */
export const fieldsByReader = {
  /** Anybody, signed in or not. */
  everybody: {
    Site: 'demo mailPage',
    DemoPerson: 'id isAdministrator name networks organisation roleTitle triesAs',
    Name: 'en nb nn',
    PageInfo: 'endCursor hasNextPage',
  },
  /** Anybody signed in. */
  signedIn: {
    Organisation: 'aliases name orgnr',
    Programme: 'endedAt id kind name',
    OverviewEntry: 'elsewhere id kind organiserName organiserType purpose title',
    ListedNetwork:
      'decidedBy everyWeeks id minutes name organiserName organiserType purpose questions seatsFor seatsFree seatsTaken size stage takesApplications',
    Protocol: 'asyncWorkdays description fitsOnlyHeard key liveMinutes peopleMax peopleMin phases title',
    ConsultationPhase: 'asyncWorkdays hiddenUntilOwnPost key liveSeconds optional purpose seq silent title',
    LocalizedText: 'en nb nn',
  },
  /** Administrators of the platform: sizes and form, never the room. */
  administrators: {
    Administrator: 'appointedAt appointedBy disabledAt email id name',
    FoundAccount: 'closedAt email isAdministrator',
    NetworkFigure: 'band met name organiserType seats seatsMax stage',
    DeliveryFigure: 'channel givenUp late lateSince retried',
    UndeliveredMail: 'attempts createdAt endedAt failure kind nextAttemptAt',
    SearchProgress: 'done failed made people',
  },
  /** Two administrators together, for a while and in view of the members. */
  twoAdministrators: {
    EmergencyChallengeConnection: 'nodes pageInfo',
    EmergencyContributionConnection: 'nodes pageInfo',
    EmergencyViewChallenge: 'createdAt id role situation title',
    EmergencyViewContribution: 'body by createdAt id kind',
  },
  /** Nobody but the person it is about. */
  oneself: {
    Me: 'email id isAdministrator language mailStopped person profileComplete sessions unreadNotices',
    Notice: 'at challengeId id kind networkId networkName read subjectId title',
    NoticeChoices: 'digest rooms threads waitingMail',
    RoomNotices: 'chosen level networkId networkName',
    ThreadNotices: 'challengeId choice networkId title',
    SavedItem: 'by challengeId contributionId id networkId networkName savedAt title',
    Session: 'current device expiresAt id startedAt',
    Draft: 'content place savedAt',
    DataExport: 'id networkId state requestedAt expiresAt bytes',
    ActionItem: 'challenge count reason',
    WaitingItem: 'by closesAt count networkId networkName reason subjectId title',
    OwnApplication: 'answers appliedAt declineReason id networkId networkName reason roleTitle state',
    SavedMeetingPlace: 'id savedAt name purpose',
    QuoteRequest: 'challenge quote words',
    PushChoices: 'devices serverKey',
    PushDevice: 'current device fingerprint id signedInAt',
    CalendarFeed: 'label madeAt way',
    MyPart: 'done heard open othersHidden participation prompt role',
    AllowedPost: 'kind left maxChars question',
  },
  /** The bearer of an unused invitation link. */
  invited: {
    InvitationGreeting: 'email invitedBy networkName',
    InvitationPreview:
      'charter expiresAt handedOver invitedBy networkId networkName openLink organiserName organiserType othersDecide purpose role seesEarlier stage',
  },
  /** The holder of a seat that gives no access: the charter is not accepted, or on leave. */
  pendingMember: {
    PendingMembership:
      'accepted charter networkId networkName organiserName organiserType role seatState seesEarlier stage',
    SeatTaken: 'networkId open seatId',
  },
  /** The administrator who made the network, until the first facilitator has taken the seat. */
  founder: {
    FoundedNetwork: 'createdAt facilitatorInvited id name purpose',
  },
  /** Facilitators of the room. */
  facilitators: {
    Invitation: 'createdAt email expiresAt id role',
    InvitationLink: 'invitation link',
  },
  /** Those with an active seat in the room; fields about the viewer differ for each of them. */
  room: {
    ReviewQuestion: 'answered average open',
    Network:
      'applicants reviewQuestion challenges charter charterHistory charterVersion closing collections datePoll reports createdAt programme elections emergencyAccess formRequirements hiddenBefore id invitations listed listing log myNoticeLevel mySeat name newToMe journalSeq nextDates emergencyAccesses organiserName organiserOrgnr organiserType purpose questions readers resourceTags resources reviewBy seats seatsFrom seatsMax seatsMin seatsTo seatsWarn similarSeen split stage stageRights facilitatorTurn vacantSeats viewerMay viewerMayAddResource waiting welcome withdrawnResources meetings nextMeeting meetingProposals viewerMayCallMeeting',
    WaitingInRoom: 'consultations decisions meetings mentions messages',
    Listing: 'attendance contact counties language levels national roles',
    NetworkRights: 'endSeats invite leave postChallenge changeSettings',
    FormRequirement: 'code met',
    EmergencyAccess:
      'approvedAt requestedAt cannotAgree expiresAt endedAt hours id networkId networkName reason viewerMayEnd',
    LogEntry: 'at by challengeId challengeTitle detail id kind reason seat',
    Charter:
      'absence admission attendance basis confidence everyWeeks expectations madeAt maker minutes networkId openHistory place preparation protocol purpose rotation seatsFor version',
    Readers: 'organisations people seats',
    Seat: 'charterVersion endedAt id onLeaveAt organisation person role roleTitle state takenAt',
    Person: 'county id name organisation roleTitle',
    JournalPage: 'complete items seq',
    JournalEntry: 'at challengeId id seq topic',
    Challenge:
      'answers closedTo consultations contributionCount contributions createdAt decideBy earlier editedAt firstUnread helpWanted id lang lastActivityAt lockedAt myNotices myReadSeq mySaved network networkId neverOpened newToMe owner pinnedAt pullA pullB quotes readers reshare resources role situation status statusAt statusNote takenUp title tried viewerMay withdrawnAt',
    ChallengeConnection: 'nodes pageInfo',
    ChallengeRights: 'contribute mark moderate reportContent restore revise withdraw',
    ChallengeVersion: 'pullA pullB replacedAt role situation title tried',
    FirstUnread: 'before id',
    Contribution:
      'answersTo author body challengeId clientId createdAt depth earlier editedAt hiddenAnswer hiddenAt hiddenReason id kind lang link mentions networkId parentId path pictures quoted reactions resource resourceId seq splitProposedAt viewerMay withdrawnAt',
    ContributionConnection: 'nodes pageInfo',
    ContributionRights: 'answerHiding edit hide move react reply reportContent restore show splitOff withdraw',
    ContributionVersion: 'body link replacedAt resourceId',
    Applicant:
      'answers appliedAt id invited myVote needed organisation person reason roleTitle state viewerMay warnings yes',
    ApplicantRights: 'admit decline vote',
    ApplicationAnswer: 'answer question',
    StageRights: 'activate announce close discard goOn pause review',
    Closing: 'mayDrop mine seats yes',
    Split: 'id madeAt myNetworkId nameA nameB networkId open sides viewerMay',
    SeatSide: 'seat side',
    SplitRights: 'choose drop closeSplitChoices',
    Election: 'id mine needed proposedBy seat yes',
    FacilitatorTurn: 'mayOffer mayStepDown next offeredTo offeredToMe on rotation',
    Welcome: 'lang dismissed words writtenAt',
    Chat: 'firstUnread expiringSoon retentionChoices retentionDays quoteRequests messages myReadSeq networkId viewerMay',
    ChatRights: 'chooseRetention post',
    ExpiringMessages: 'count from',
    RetentionChoice: 'days gone',
    MessageConnection: 'newer nodes older',
    Message:
      'author body clientId createdAt editedAt id lang mentions networkId reactions pictures quoted resource resourceId seq viewerMay withdrawnAt',
    MessagePicture: 'alt bytes height id mediaType name width',
    MessageRights: 'edit react restore withdraw',
    QuotedContribution: 'author excerpt id',
    QuotedMessage: 'author excerpt id seq',
    Reaction: 'kind seat',
    Quote: 'answer author body challengeId id lang writtenAt viewerMay',
    QuoteRights: 'agree refuse',
    Collection: 'id title',
    Resource:
      'addedBy alt body change changedAt changedBy recommendedAt collection createdAt file fileText filesGoAt id kind lang link mentionedIn network networkId reviewBy tags title usedIn version versions viewerMay why withdrawnAt',
    ResourceMention: 'at by challengeId contributionId messageId',
    ResourceConnection: 'nodes pageInfo',
    ResourceFile: 'bytes height id mediaType name width',
    ResourceRights: 'curate restore revise withdraw',
    ResourceVersion: 'alt author body change file link madeAt title version why',
    Consultation:
      'challenge challengeId closedAt facilitator followUpOn protocolUsed hands id me mode myNote myNoteSavedAt networkId nextPhase notYetPosted others outcome owner participants pausedAt phase phaseEndsAt phaseSeq phaseStartedAt phases posts proposedAt serverTime skipAsked stage startedAt startsAt transitions viewerMay',
    ExcerptPart: 'marked text',
    Found: 'at by challengeId consultationId excerpt id kind meetingId networkId networkName title',
    LookedFor: 'forms word',
    SearchAnswer: 'found looked more',
    ConsultationConnection: 'nodes pageInfo',
    ConsultationParticipant: 'participation role seat',
    ConsultationPost:
      'author body clientId consultationId createdAt declines dueOn id kind lang link mayWithdraw parentId phaseSeq role seq withdrawnAt',
    ConsultationPostConnection: 'nodes authors pageInfo',
    ConsultationRights:
      'advance appointFacilitator ask askToSkip claimFacilitator close decline extend join note pause raiseHand resume schedule skip start stepDown changeMode withdraw',
    ConsultationOutcome: 'commitments consultationId followUps takeaways',
    ConsultationTransition: 'at by number phaseSeq why',
    RaisedHand: 'raisedAt seat',
    OthersPart: 'doing role silent',
    Meeting:
      'agenda answers calendarRefusal cancelReason coming day endsAt facilitator id link minutes network networkId picksCloseAt picksOpenAt place preparation protocol run stage startsAt time version viewerMay viewerMayStart writtenMinutes zone',
    MeetingReply: 'answer seat',
    MeetingComing: 'viewerIsThere waitsForAnother',
    MeetingTrioMoment: 'endsAt phase round',
    MeetingTrios: 'mine moments',
    AgendaWord: 'body seat',
    DatePoll: 'closesAt facilitator id link minutes place preparation protocol slots stage viewerMay',
    DateSlot: 'day endsAt id mine replies startsAt time',
    DateReply: 'answer seat',
    DatePollRights: 'answer withdraw',
    Minutes: 'blocks frozenAt lapsesAt viewerMayWrite',
    MinutesBlock: 'by editedAt itemId learned meetingId metAt nextSteps takeaways title version',
    NextStep: 'body seat',
    MeetingRun:
      'choosingUntil facilitator holds serverTime step stepEndsAt steps trios version viewerIsThere viewerMay votesUntil wantsMore',
    MeetingStepView: 'challengeId consultationId ifTime itemId kind minutes owner title words',
    MeetingRunRights: 'chooseAgain consent end finishStep handOver takeOver',
    MeetingRights: 'answer change choose propose',
    MeetingProposal: 'day facilitator link minutes place preparation protocol time',
    Agenda: 'choices items minutes seed seedHash stage',
    AgendaItem:
      'challengeId chosenByMe decideBy forLater hasTime id kind minutes owner reason title viewerMayLeaveWord viewerMayWithdraw waited words',
  },
  /** Who raised it, and the facilitators it is not about. */
  concerned: {
    Report:
      'answer challengeId challengeTitle contributionId reachesFacilitator id mayResolve mine raisedAt reason resolvedAt',
  },
};
