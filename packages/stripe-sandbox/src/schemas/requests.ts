import type Stripe from 'stripe'

/** Retrieve calls and deletes take nothing but `expand`. */
type Bare = { expand?: string[] }

/**
 * Every request the sandbox answers, with the SDK's own type of its parameters. `pnpm schemas` turns this
 * into params.json, which the router validates by; `route()` takes its handler's parameter type from here.
 */
export interface Requests {
  'POST /v1/products': Stripe.ProductCreateParams
  'GET /v1/products': Stripe.ProductListParams
  'GET /v1/products/:id': Bare
  'POST /v1/products/:id': Stripe.ProductUpdateParams
  'DELETE /v1/products/:id': Bare
  'POST /v1/prices': Stripe.PriceCreateParams
  'GET /v1/prices': Stripe.PriceListParams
  'GET /v1/prices/:id': Bare
  'POST /v1/prices/:id': Stripe.PriceUpdateParams

  'POST /v1/customers': Stripe.CustomerCreateParams
  'GET /v1/customers': Stripe.CustomerListParams
  'GET /v1/customers/:id': Bare
  'POST /v1/customers/:id': Stripe.CustomerUpdateParams
  'DELETE /v1/customers/:id': Bare
  'GET /v1/customers/:id/payment_methods': Stripe.CustomerListPaymentMethodsParams
  'GET /v1/customers/:id/payment_methods/:method': Bare
  'POST /v1/payment_methods': Stripe.PaymentMethodCreateParams
  'GET /v1/payment_methods': Stripe.PaymentMethodListParams
  'GET /v1/payment_methods/:id': Bare
  'POST /v1/payment_methods/:id': Stripe.PaymentMethodUpdateParams
  'POST /v1/payment_methods/:id/attach': Stripe.PaymentMethodAttachParams
  'POST /v1/payment_methods/:id/detach': Stripe.PaymentMethodDetachParams

  'POST /v1/checkout/sessions': Stripe.Checkout.SessionCreateParams
  'GET /v1/checkout/sessions': Stripe.Checkout.SessionListParams
  'GET /v1/checkout/sessions/:id': Bare
  'POST /v1/checkout/sessions/:id': Stripe.Checkout.SessionUpdateParams
  'POST /v1/checkout/sessions/:id/expire': Stripe.Checkout.SessionExpireParams
  'GET /v1/checkout/sessions/:id/line_items': Stripe.Checkout.SessionListLineItemsParams

  'GET /v1/payment_intents': Stripe.PaymentIntentListParams
  'GET /v1/payment_intents/:id': Bare
  'POST /v1/payment_intents/:id': Stripe.PaymentIntentUpdateParams
  'GET /v1/charges': Stripe.ChargeListParams
  'GET /v1/charges/:id': Bare
  'POST /v1/charges/:id': Stripe.ChargeUpdateParams
  'GET /v1/balance_transactions/:id': Bare
  'POST /v1/refunds': Stripe.RefundCreateParams
  'GET /v1/refunds': Stripe.RefundListParams
  'GET /v1/refunds/:id': Bare
  'POST /v1/refunds/:id': Stripe.RefundUpdateParams
  'GET /v1/disputes': Stripe.DisputeListParams
  'GET /v1/disputes/:id': Bare
  'POST /v1/disputes/:id': Stripe.DisputeUpdateParams
  'POST /v1/disputes/:id/close': Stripe.DisputeCloseParams

  'GET /v1/invoices': Stripe.InvoiceListParams
  'GET /v1/invoices/:id': Bare
  'POST /v1/invoices/:id': Stripe.InvoiceUpdateParams
  'POST /v1/invoices/:id/pay': Stripe.InvoicePayParams
  'POST /v1/invoices/:id/void': Stripe.InvoiceVoidInvoiceParams
  'GET /v1/invoice_payments': Stripe.InvoicePaymentListParams
  'GET /v1/invoice_payments/:id': Bare
  'GET /v1/subscriptions': Stripe.SubscriptionListParams
  'GET /v1/subscriptions/:id': Bare
  'POST /v1/subscriptions/:id': Stripe.SubscriptionUpdateParams
  'DELETE /v1/subscriptions/:id': Stripe.SubscriptionCancelParams
  'GET /v1/subscription_items': Stripe.SubscriptionItemListParams
  'GET /v1/subscription_items/:id': Bare

  'GET /v1/events': Stripe.EventListParams
  'GET /v1/events/:id': Bare
  'POST /v1/webhook_endpoints': Stripe.WebhookEndpointCreateParams
  'GET /v1/webhook_endpoints': Stripe.WebhookEndpointListParams
  'GET /v1/webhook_endpoints/:id': Bare
  'POST /v1/webhook_endpoints/:id': Stripe.WebhookEndpointUpdateParams
  'DELETE /v1/webhook_endpoints/:id': Bare

  'POST /v1/billing_portal/configurations': Stripe.BillingPortal.ConfigurationCreateParams
  'GET /v1/billing_portal/configurations': Stripe.BillingPortal.ConfigurationListParams
  'GET /v1/billing_portal/configurations/:id': Bare
  'POST /v1/billing_portal/configurations/:id': Stripe.BillingPortal.ConfigurationUpdateParams
  'POST /v1/billing_portal/sessions': Stripe.BillingPortal.SessionCreateParams
}
