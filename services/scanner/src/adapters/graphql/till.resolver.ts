import { Allow } from '@rayon/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { callerAs } from './callers';
import { answer, type ScannerContext, withTrip } from './context';
import { inputShapes } from './input-shapes';
import { ClaimBasketInput, ConfirmPaymentInput, RemoveLineAtTillInput, ReturnLineInput } from './inputs';
import { presentReceipt } from './receipt.type';
import {
  BasketClaimed,
  ClaimBasketResult,
  ConfirmPaymentResult,
  LineRemoved,
  LineReturned,
  PaymentConfirmed,
  RemoveLineAtTillResult,
  ReturnLineResult,
} from './results';

/** What a till does with baskets and receipts. */
@Resolver()
export class TillResolver {
  @Allow('terminal')
  @Mutation(() => ClaimBasketResult, { description: 'Takes the basket behind a transfer code.' })
  claimBasket(
    @Arg('input', () => ClaimBasketInput) input: ClaimBasketInput,
    @Ctx() context: ScannerContext,
  ): Promise<typeof ClaimBasketResult> {
    const caller = callerAs(context.request.principal, 'terminal');
    return answer(context, {
      shape: inputShapes.claimBasket,
      input,
      ask: (asked) => context.useCases.claimBasket({ ...asked, caller }),
      present: withTrip(BasketClaimed, context),
    });
  }

  @Allow('terminal')
  @Mutation(() => RemoveLineAtTillResult, { description: 'Takes a line out; the basket is priced anew.' })
  removeLineAtTill(
    @Arg('input', () => RemoveLineAtTillInput) input: RemoveLineAtTillInput,
    @Ctx() context: ScannerContext,
  ): Promise<typeof RemoveLineAtTillResult> {
    const caller = callerAs(context.request.principal, 'terminal');
    return answer(context, {
      shape: inputShapes.line,
      input,
      ask: (asked) => context.useCases.removeLineAtTill({ ...asked, caller }),
      present: withTrip(LineRemoved, context),
    });
  }

  @Allow('terminal')
  @Mutation(() => ConfirmPaymentResult, { description: 'Closes the trip with what the till took.' })
  confirmPayment(
    @Arg('input', () => ConfirmPaymentInput) input: ConfirmPaymentInput,
    @Ctx() context: ScannerContext,
  ): Promise<typeof ConfirmPaymentResult> {
    const caller = callerAs(context.request.principal, 'terminal');
    return answer(context, {
      shape: inputShapes.confirmPayment(context.clock()),
      input,
      ask: (asked) => context.useCases.confirmPayment({ ...asked, caller }),
      present: ({ receipt }) =>
        Object.assign(new PaymentConfirmed(), { receipt: presentReceipt(receipt, context.request.locale) }),
    });
  }

  @Allow('terminal')
  @Mutation(() => ReturnLineResult, { description: 'Takes units of a receipt line back, in any store.' })
  returnLine(
    @Arg('input', () => ReturnLineInput) input: ReturnLineInput,
    @Ctx() context: ScannerContext,
  ): Promise<typeof ReturnLineResult> {
    const caller = callerAs(context.request.principal, 'terminal');
    return answer(context, {
      shape: inputShapes.returnLine,
      input,
      ask: (asked) => context.useCases.returnLine({ ...asked, caller }),
      present: ({ receipt, refundMinor }) =>
        Object.assign(new LineReturned(), {
          receipt: presentReceipt(receipt, context.request.locale),
          refund: { minor: refundMinor, currency: receipt.currency },
        }),
    });
  }
}
