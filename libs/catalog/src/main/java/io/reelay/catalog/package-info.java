/// What a model is: its modes, sizes, lengths, prices and rules, as data that a provider's worker announces.
@NullMarked
package io.reelay.catalog;

import org.jspecify.annotations.NullMarked;
