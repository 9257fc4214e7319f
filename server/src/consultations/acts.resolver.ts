import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import type { Tx } from '../platform/database/tx.js';
import type { Door } from '../platform/door.js';
import { badInput } from '../platform/errors.js';
import { AnId, Through } from '../platform/graphql/context.js';
import {
  AppointFacilitatorInput,
  AskToTakePartInput,
  ExtendPhaseInput,
  KeepNoteInput,
  LowerHandInput,
  PhaseInput,
  PostInConsultationInput,
  ProposeConsultationInput,
  ScheduleConsultationInput,
  TurnConsultationInput,
} from './consultations.inputs.js';
import { ShownConsultation, ShownConsultationPost } from './consultations.types.js';
import { Preparing } from './form/preparing.service.js';
import { Steering } from './form/steering.service.js';
import { ReadingConsultations } from './reading.service.js';
import { Listening } from './talk/listening.service.js';
import { Speaking } from './talk/speaking.service.js';

const theId = { type: () => ID };

@Resolver()
export class ActsResolver {
  constructor(
    private readonly preparing: Preparing,
    private readonly steering: Steering,
    private readonly speaking: Speaking,
    private readonly reading: ReadingConsultations,
    private readonly listening: Listening,
  ) {}

  @Mutation(() => ShownConsultation, {
    description:
      'By the owner of the challenge, whose plain thread stays. BAD_INPUT `underway` while another is under way, `onlyHeard` for a form that does not fit.',
  })
  async proposeConsultation(
    @Through() door: Door,
    @Args('input') input: ProposeConsultationInput,
  ): Promise<ShownConsultation> {
    const id = await door.write((tx) => this.preparing.propose(tx, input));
    return this.reading.read(await door.read(), id);
  }

  @Mutation(() => ShownConsultation, { description: 'By the owner. Whom the room does not know is passed over.' })
  async askToTakePart(@Through() door: Door, @Args('input') input: AskToTakePartInput): Promise<ShownConsultation> {
    return this.#done(door, input.id, (tx) => this.preparing.ask(tx, input));
  }

  @Mutation(() => ShownConsultation, {
    description: 'Says yes to taking part. BAD_INPUT `full` when there is no room.',
  })
  async joinConsultation(@Through() door: Door, @Args('id', theId, AnId) id: string): Promise<ShownConsultation> {
    return this.#done(door, id, (tx) => this.preparing.join(tx, id));
  }

  @Mutation(() => ShownConsultation, { description: 'Says no, or leaves.' })
  async declineConsultation(@Through() door: Door, @Args('id', theId, AnId) id: string): Promise<ShownConsultation> {
    return this.#done(door, id, (tx) => this.preparing.decline(tx, id));
  }

  @Mutation(() => ShownConsultation, { description: 'By the owner, who may choose another form with it.' })
  async scheduleConsultation(
    @Through() door: Door,
    @Args('input') input: ScheduleConsultationInput,
  ): Promise<ShownConsultation> {
    return this.#done(door, input.id, (tx) => this.preparing.schedule(tx, input));
  }

  @Mutation(() => ShownConsultation, { description: 'BAD_INPUT `tooFew` or `tooMany` with the bound.' })
  async startConsultation(@Through() door: Door, @Args('id', theId, AnId) id: string): Promise<ShownConsultation> {
    return this.#done(door, id, (tx) => this.steering.start(tx, id));
  }

  @Mutation(() => ShownConsultation, { description: 'Ends the phase. Who comes second is told the new phase.' })
  async advanceConsultation(@Through() door: Door, @Args('input') input: PhaseInput): Promise<ShownConsultation> {
    return this.#done(door, input.id, (tx) => this.steering.advance(tx, input));
  }

  @Mutation(() => ShownConsultation, {
    description: 'Of an optional phase: the owner skips it, the facilitator asks the owner to.',
  })
  async skipPhase(@Through() door: Door, @Args('input') input: PhaseInput): Promise<ShownConsultation> {
    return this.#done(door, input.id, (tx) => this.steering.skip(tx, input));
  }

  @Mutation(() => ShownConsultation, { description: 'Any number of times.' })
  async extendPhase(@Through() door: Door, @Args('input') input: ExtendPhaseInput): Promise<ShownConsultation> {
    return this.#done(door, input.id, (tx) => this.steering.extend(tx, input));
  }

  @Mutation(() => ShownConsultation)
  async pauseConsultation(@Through() door: Door, @Args('input') input: PhaseInput): Promise<ShownConsultation> {
    return this.#done(door, input.id, (tx) => this.steering.pause(tx, input));
  }

  @Mutation(() => ShownConsultation, { description: 'The end of the phase moves by as long as the pause was.' })
  async resumeConsultation(@Through() door: Door, @Args('input') input: PhaseInput): Promise<ShownConsultation> {
    return this.#done(door, input.id, (tx) => this.steering.resume(tx, input));
  }

  @Mutation(() => ShownConsultation, {
    description: 'Live to asynchronous or back. The phase gets its time in the new measure, from now.',
  })
  async turnConsultation(
    @Through() door: Door,
    @Args('input') input: TurnConsultationInput,
  ): Promise<ShownConsultation> {
    return this.#done(door, input.id, (tx) => this.steering.turn(tx, input));
  }

  @Mutation(() => ShownConsultation, { description: 'By the owner.' })
  async appointFacilitator(
    @Through() door: Door,
    @Args('input') input: AppointFacilitatorInput,
  ): Promise<ShownConsultation> {
    return this.#done(door, input.id, (tx) => this.steering.appoint(tx, input));
  }

  @Mutation(() => ShownConsultation, {
    description: 'By a peer, when nobody has the task. The first gets it; BAD_INPUT `taken` for the next.',
  })
  async claimFacilitator(@Through() door: Door, @Args('id', theId, AnId) id: string): Promise<ShownConsultation> {
    return this.#done(door, id, (tx) => this.steering.claim(tx, id));
  }

  @Mutation(() => ShownConsultation, { description: 'The facilitator goes on as a peer.' })
  async stepDownAsFacilitator(@Through() door: Door, @Args('id', theId, AnId) id: string): Promise<ShownConsultation> {
    return this.#done(door, id, (tx) => this.steering.stepDown(tx, id));
  }

  @Mutation(() => ShownConsultation, { description: 'By the owner, at any time while it is under way.' })
  async closeConsultation(@Through() door: Door, @Args('id', theId, AnId) id: string): Promise<ShownConsultation> {
    return this.#done(door, id, (tx) => this.steering.close(tx, id));
  }

  @Mutation(() => ShownConsultation, {
    description: 'By the owner, at any time. Everything that was said is hidden from everybody at once.',
  })
  async withdrawConsultation(@Through() door: Door, @Args('id', theId, AnId) id: string): Promise<ShownConsultation> {
    return this.#done(door, id, (tx) => this.steering.withdraw(tx, id));
  }

  @Mutation(() => ShownConsultationPost, {
    description:
      'BAD_INPUT on `phaseSeq`: `phasePassed` when the phase is over – the words are kept as the writer’s draft at `consultation:ID` –, `notOpen` when nothing is open. On `kind`: `silent`, `notNow`, `tooMany`.',
  })
  async postInConsultation(
    @Through() door: Door,
    @Args('input') input: PostInConsultationInput,
  ): Promise<ShownConsultationPost> {
    const shown = await door.write(async (tx) => {
      const posted = await this.speaking.post(tx, input);
      return posted && this.listening.show(tx, posted);
    });
    if (shown) return shown;
    await door.write((tx) => this.speaking.keepForLater(tx, input));
    throw badInput({ field: 'phaseSeq', rule: 'phasePassed' });
  }

  @Mutation(() => ShownConsultation, { description: 'By its author; the words are gone for everybody at once.' })
  async withdrawConsultationPost(
    @Through() door: Door,
    @Args('id', theId, AnId) id: string,
  ): Promise<ShownConsultation> {
    const consultationId = await door.write((tx) => this.speaking.withdraw(tx, id));
    return this.reading.read(await door.read(), consultationId);
  }

  @Mutation(() => ShownConsultation)
  async raiseHand(@Through() door: Door, @Args('id', theId, AnId) id: string): Promise<ShownConsultation> {
    return this.#done(door, id, (tx) => this.speaking.raiseHand(tx, id));
  }

  @Mutation(() => ShownConsultation, {
    description: 'One’s own; the facilitator lowers the hand of who gets the word.',
  })
  async lowerHand(@Through() door: Door, @Args('input') input: LowerHandInput): Promise<ShownConsultation> {
    return this.#done(door, input.id, (tx) => this.speaking.lowerHand(tx, input));
  }

  @Mutation(() => ShownConsultation, { description: 'The viewer’s own note; nobody is told, and nobody can read it.' })
  async keepPrivateNote(@Through() door: Door, @Args('input') input: KeepNoteInput): Promise<ShownConsultation> {
    return this.#done(door, input.consultationId, (tx) => this.speaking.keepNote(tx, input));
  }

  async #done(door: Door, id: string, act: (tx: Tx) => Promise<void>): Promise<ShownConsultation> {
    await door.write(act);
    return this.reading.read(await door.read(), id);
  }
}
