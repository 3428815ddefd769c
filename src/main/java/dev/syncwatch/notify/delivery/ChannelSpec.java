package dev.syncwatch.notify.delivery;

import dev.syncwatch.notify.Notifier;
import dev.syncwatch.notify.plan.ChannelRules;

/**
 * One channel as the rule file has it, made ready to send.
 *
 * @param fallbackFor the channel that this one stands in for; null if it stands in for none
 */
public record ChannelSpec(ChannelRules rules, Notifier notifier, String fallbackFor) {

    /** The channel's name in the rules' {@code notify}. */
    public String name() {
        return rules.name();
    }
}
