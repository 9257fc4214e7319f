import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../platform/database/request-database.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput } from '../platform/errors.js';
import { Db, IdPipe } from '../platform/graphql/context.js';
import { ConsultationQueries } from './consultation-queries.service.js';
import {
  AppointFacilitatorInput,
  AskToTakePartInput,
  ChangeConsultationModeInput,
  ExtendPhaseInput,
  LowerHandInput,
  PhaseInput,
  PostInConsultationInput,
  ProposeConsultationInput,
  SavePrivateNoteInput,
  ScheduleConsultationInput,
} from './consultations.inputs.js';
import { ConsultationPostView, ConsultationView } from './consultations.types.js';
import { PhaseControlService } from './engine/phase-control.service.js';
import { PlanningService } from './engine/planning.service.js';
import { PostQueries } from './posts/post-queries.service.js';
import { PostService } from './posts/posts.service.js';

const theId = { type: () => ID };

@Resolver()
export class ConsultationActionsResolver {
  constructor(
    private readonly planningService: PlanningService,
    private readonly phaseControlService: PhaseControlService,
    private readonly postService: PostService,
    private readonly consultationQueries: ConsultationQueries,
    private readonly postQueries: PostQueries,
  ) {}

  @Mutation(() => ConsultationView, {
    description:
      'By the owner of the challenge, whose thread stays open. BAD_INPUT `underway` while another is under way, `onlyHeard` for an unsuitable protocol.',
  })
  async proposeConsultation(
    @Db() db: RequestDatabase,
    @Args('input') input: ProposeConsultationInput,
  ): Promise<ConsultationView> {
    const id = await db.write((tx) => this.planningService.propose(tx, input));
    return this.consultationQueries.read(await db.read(), id);
  }

  @Mutation(() => ConsultationView, {
    description:
      'By the owner, before the end: invites more people. Those without a seat in the network, or who may not see the challenge, are ignored.',
  })
  async askToTakePart(@Db() db: RequestDatabase, @Args('input') input: AskToTakePartInput): Promise<ConsultationView> {
    return this.#answer(db, input.id, (tx) => this.planningService.ask(tx, input));
  }

  @Mutation(() => ConsultationView, {
    description:
      'By an invited person, also after declining. BAD_INPUT `full` with the limit when the maximum number of people have joined.',
  })
  async joinConsultation(@Db() db: RequestDatabase, @Args('id', theId, IdPipe) id: string): Promise<ConsultationView> {
    return this.#answer(db, id, (tx) => this.planningService.join(tx, id));
  }

  @Mutation(() => ConsultationView, {
    description:
      'By an invited person, who declines, or a peer or facilitator, who leaves. The owner withdraws the consultation instead.',
  })
  async declineConsultation(
    @Db() db: RequestDatabase,
    @Args('id', theId, IdPipe) id: string,
  ): Promise<ConsultationView> {
    return this.#answer(db, id, (tx) => this.planningService.decline(tx, id));
  }

  @Mutation(() => ConsultationView, {
    description:
      'By the owner, before the start: sets the time, and may choose another protocol. BAD_INPUT: `past` on `startsAt`, `onlyHeard` on `protocol`.',
  })
  async scheduleConsultation(
    @Db() db: RequestDatabase,
    @Args('input') input: ScheduleConsultationInput,
  ): Promise<ConsultationView> {
    return this.#answer(db, input.id, (tx) => this.planningService.schedule(tx, input));
  }

  @Mutation(() => ConsultationView, {
    description:
      'By the owner or the facilitator. For the owner, BAD_INPUT `tooFew` or `tooMany` with the limit of the protocol.',
  })
  async startConsultation(@Db() db: RequestDatabase, @Args('id', theId, IdPipe) id: string): Promise<ConsultationView> {
    return this.#answer(db, id, (tx) => this.phaseControlService.start(tx, id));
  }

  @Mutation(() => ConsultationView, {
    description:
      'By the facilitator or the owner, where the phase lets them end it. A second call for the same phase changes nothing and returns the consultation in its new phase.',
  })
  async advanceConsultation(@Db() db: RequestDatabase, @Args('input') input: PhaseInput): Promise<ConsultationView> {
    return this.#answer(db, input.id, (tx) => this.phaseControlService.advance(tx, input));
  }

  @Mutation(() => ConsultationView, {
    description: 'For an optional phase: the owner skips it, the facilitator asks the owner to.',
  })
  async skipPhase(@Db() db: RequestDatabase, @Args('input') input: PhaseInput): Promise<ConsultationView> {
    return this.#answer(db, input.id, (tx) => this.phaseControlService.skip(tx, input));
  }

  @Mutation(() => ConsultationView, {
    description: 'By the owner or the facilitator, any number of times. BAD_INPUT `max` on `by` beyond the limit.',
  })
  async extendPhase(@Db() db: RequestDatabase, @Args('input') input: ExtendPhaseInput): Promise<ConsultationView> {
    return this.#answer(db, input.id, (tx) => this.phaseControlService.extend(tx, input));
  }

  @Mutation(() => ConsultationView, {
    description: 'By the owner or the facilitator of a running consultation: stops the time of the phase.',
  })
  async pauseConsultation(@Db() db: RequestDatabase, @Args('input') input: PhaseInput): Promise<ConsultationView> {
    return this.#answer(db, input.id, (tx) => this.phaseControlService.pause(tx, input));
  }

  @Mutation(() => ConsultationView, {
    description:
      'By the owner or the facilitator of a paused consultation. The end of the phase moves by the length of the pause.',
  })
  async resumeConsultation(@Db() db: RequestDatabase, @Args('input') input: PhaseInput): Promise<ConsultationView> {
    return this.#answer(db, input.id, (tx) => this.phaseControlService.resume(tx, input));
  }

  @Mutation(() => ConsultationView, {
    description:
      'By the owner or the facilitator, before the end: changes between live and asynchronous. The phase gets its full time in the new unit, from now.',
  })
  async changeConsultationMode(
    @Db() db: RequestDatabase,
    @Args('input') input: ChangeConsultationModeInput,
  ): Promise<ConsultationView> {
    return this.#answer(db, input.id, (tx) => this.phaseControlService.changeMode(tx, input));
  }

  @Mutation(() => ConsultationView, {
    description:
      'By the owner, before the end: gives the task to someone who has joined, or removes it from everyone. BAD_INPUT `joined` on `personId`.',
  })
  async appointFacilitator(
    @Db() db: RequestDatabase,
    @Args('input') input: AppointFacilitatorInput,
  ): Promise<ConsultationView> {
    return this.#answer(db, input.id, (tx) => this.phaseControlService.appoint(tx, input));
  }

  @Mutation(() => ConsultationView, {
    description: 'By a peer, when there is no facilitator. The first gets the task; BAD_INPUT `taken` for the next.',
  })
  async claimFacilitator(@Db() db: RequestDatabase, @Args('id', theId, IdPipe) id: string): Promise<ConsultationView> {
    return this.#answer(db, id, (tx) => this.phaseControlService.claim(tx, id));
  }

  @Mutation(() => ConsultationView, { description: 'The facilitator continues as a peer.' })
  async stepDownAsFacilitator(
    @Db() db: RequestDatabase,
    @Args('id', theId, IdPipe) id: string,
  ): Promise<ConsultationView> {
    return this.#answer(db, id, (tx) => this.phaseControlService.stepDown(tx, id));
  }

  @Mutation(() => ConsultationView, { description: 'By the owner, at any time while it is under way.' })
  async closeConsultation(@Db() db: RequestDatabase, @Args('id', theId, IdPipe) id: string): Promise<ConsultationView> {
    return this.#answer(db, id, (tx) => this.phaseControlService.close(tx, id));
  }

  @Mutation(() => ConsultationView, {
    description: 'By the owner, at any time. All posts are hidden from everybody at once.',
  })
  async withdrawConsultation(
    @Db() db: RequestDatabase,
    @Args('id', theId, IdPipe) id: string,
  ): Promise<ConsultationView> {
    return this.#answer(db, id, (tx) => this.phaseControlService.withdraw(tx, id));
  }

  @Mutation(() => ConsultationPostView, {
    description:
      'BAD_INPUT on `phaseSeq`: `phasePassed` when the phase is over – the text is stored as the author’s draft at `consultation:ID` –, `notOpen` when nothing is open. On `kind`: `silent`, `notNow`, `tooMany`.',
  })
  async postInConsultation(
    @Db() db: RequestDatabase,
    @Args('input') input: PostInConsultationInput,
  ): Promise<ConsultationPostView> {
    const shown = await db.write(async (tx) => {
      const posted = await this.postService.post(tx, input);
      return posted && this.postQueries.toView(tx, posted);
    });
    if (shown) return shown;
    await db.write((tx) => this.postService.saveAsDraft(tx, input));
    throw badInput({ field: 'phaseSeq', rule: 'phasePassed' });
  }

  @Mutation(() => ConsultationView, { description: 'By its author; the text disappears for everybody at once.' })
  async withdrawConsultationPost(
    @Db() db: RequestDatabase,
    @Args('id', theId, IdPipe) id: string,
  ): Promise<ConsultationView> {
    const consultationId = await db.write((tx) => this.postService.withdraw(tx, id));
    return this.consultationQueries.read(await db.read(), consultationId);
  }

  @Mutation(() => ConsultationView, {
    description:
      'By anyone taking part in a running consultation: asks for the floor. Calling it again changes nothing.',
  })
  async raiseHand(@Db() db: RequestDatabase, @Args('id', theId, IdPipe) id: string): Promise<ConsultationView> {
    return this.#answer(db, id, (tx) => this.postService.raiseHand(tx, id));
  }

  @Mutation(() => ConsultationView, {
    description: "Lowers the viewer's own hand. The facilitator may lower anyone's, to give them the floor.",
  })
  async lowerHand(@Db() db: RequestDatabase, @Args('input') input: LowerHandInput): Promise<ConsultationView> {
    return this.#answer(db, input.id, (tx) => this.postService.lowerHand(tx, input));
  }

  @Mutation(() => ConsultationView, {
    description: 'The viewer’s own note, which nobody else can read and nobody is notified of.',
  })
  async savePrivateNote(
    @Db() db: RequestDatabase,
    @Args('input') input: SavePrivateNoteInput,
  ): Promise<ConsultationView> {
    return this.#answer(db, input.consultationId, (tx) => this.postService.savePrivateNote(tx, input));
  }

  async #answer(db: RequestDatabase, id: string, act: (tx: Tx) => Promise<void>): Promise<ConsultationView> {
    await db.write(act);
    return this.consultationQueries.read(await db.read(), id);
  }
}
