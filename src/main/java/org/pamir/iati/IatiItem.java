package org.pamir.iati;

import org.pamir.intake.ImportItem;

/** What IATI files hold: a file has the one or the other. */
sealed interface IatiItem extends ImportItem permits MappedActivity, MappedOrganisation {}
